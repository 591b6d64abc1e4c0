// SPDX-License-Identifier: Apache-2.0
import type { Readable } from 'node:stream'
import { newId } from '@tinhso/kernel/clock'
import { codeListsOf } from '../batch/steps/check-file.ts'
import { findSchema } from '../dataset-store/dataset-store.ts'
import { refuse } from '../refuse.ts'
import type { DatasetEntry, WarehouseParts } from '../warehouse-parts.ts'
import { writeStamp } from './template-stamp.ts'
import { type TemplateContent, templateWorkbook } from './template-workbook.ts'
import { unitLists } from './unit-lists.ts'

/** What a template may begin with: an agency other than the owner, a period, rows, and the codes a field is kept to. */
export type TemplateWishes = Pick<TemplateContent, 'period' | 'rows' | 'limits'> & {
  readonly agency?: string
}

/** The template of the schema in force, stamped; refuses a dataset without a schema. */
export const datasetTemplate = async (
  parts: WarehouseParts,
  entry: DatasetEntry,
  { agency, ...wishes }: TemplateWishes = {},
): Promise<Readable> => {
  const { kernel } = parts
  const schema = await findSchema(kernel.database.read, entry.id)
  if (!schema) throw refuse('conflict', 'warehouse.template-without-schema', { title: entry.title })
  const owner = entry.ownerAgencyId ? await parts.agencies.agencyById(entry.ownerAgencyId) : null
  const { code, title } = entry
  const stamp = { datasetId: entry.id, code, title, version: schema.version, templateId: newId() }
  return templateWorkbook({
    ...wishes,
    title,
    superior: kernel.profile.province.authority.vi,
    agency: agency ?? owner?.name ?? '',
    schema,
    codeLists: await codeListsOf(parts, schema),
    units: await unitLists(parts, schema),
    stamp: writeStamp(kernel.keys, stamp),
    today: kernel.clock.today(),
    createdAt: kernel.clock.now().toISOString(),
  })
}
