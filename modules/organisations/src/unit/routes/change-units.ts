// SPDX-License-Identifier: Apache-2.0
import { defineRoute } from '@tinhso/kernel/http'
import type { Kernel } from '@tinhso/kernel/module'
import { manageUnits, UnitChangeSchema, UnitImportResultSchema } from '../../contract/index.ts'
import { changeUnits } from '../change-units.ts'

/** Records mergers, splits and renames of units by one decision (R-ORG-02). */
export const changeUnitsRoute = (kernel: Kernel) =>
  defineRoute({
    operationId: 'organisations.changeUnits',
    method: 'POST',
    url: '/api/organisations/units/changes',
    audience: 'signedIn',
    permission: manageUnits,
    summary: { vi: 'Ghi thay đổi đơn vị hành chính', en: 'Record a change of units' },
    body: UnitChangeSchema,
    response: UnitImportResultSchema,
    handle: ({ context, body }) => changeUnits(kernel, context, body),
  })
