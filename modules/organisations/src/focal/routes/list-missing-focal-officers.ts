// SPDX-License-Identifier: Apache-2.0
import { defineRoute } from '@tinhso/kernel/http'
import type { Kernel } from '@tinhso/kernel/module'
import { MissingFocalReportSchema, readFocalReport } from '../../contract/index.ts'
import { readMissingFocal } from '../missing-focal-view.ts'

/** The report of agencies that lack focal officers (R-ORG-05). */
export const listMissingFocalOfficersRoute = (kernel: Kernel) =>
  defineRoute({
    operationId: 'organisations.listMissingFocalOfficers',
    method: 'GET',
    url: '/api/organisations/reports/missing-focal-officers',
    audience: 'signedIn',
    permission: readFocalReport,
    summary: { vi: 'Cơ quan còn thiếu cán bộ đầu mối', en: 'Agencies without focal officers' },
    response: MissingFocalReportSchema,
    handle: ({ actor }) => readMissingFocal(kernel, actor),
  })
