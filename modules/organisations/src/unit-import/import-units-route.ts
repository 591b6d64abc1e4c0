// SPDX-License-Identifier: Apache-2.0
import { defineRoute } from '@tinhso/kernel/http'
import type { Kernel } from '@tinhso/kernel/module'
import { Type } from 'typebox'
import { manageUnits, UnitImportResultSchema } from '../contract/index.ts'
import { importUnits, planUnits } from './import-units.ts'

const FilesSchema = Type.Object({
  files: Type.Record(Type.String(), Type.String(), {
    description: 'Text of the CSV files by name; see the README',
  }),
  apply: Type.Boolean({ description: 'false: only says what would be imported' }),
})

/** Imports administrative units from CSV files, or says what it would import. */
export const importUnitsRoute = (kernel: Kernel) =>
  defineRoute({
    operationId: 'organisations.importUnits',
    method: 'POST',
    url: '/api/organisations/units/import',
    audience: 'signedIn',
    permission: manageUnits,
    summary: { vi: 'Nhập danh sách đơn vị hành chính', en: 'Import administrative units' },
    body: FilesSchema,
    bodyLimit: 8 * 1024 * 1024,
    response: UnitImportResultSchema,
    handle: ({ context, body }) => {
      if (body.apply) return importUnits(kernel, context, body.files)
      const plan = planUnits(body.files)
      return { units: plan.units.size, steps: plan.steps.size, warnings: plan.warnings, applied: false }
    },
  })
