// SPDX-License-Identifier: Apache-2.0
import type { ColumnAssignment, ColumnChange, DatasetSchema, TemplateUse } from '../contract/index.ts'
import { describeDataType } from '../contract/index.ts'
import { findSchema } from '../dataset-store/dataset-store.ts'
import { mapColumns } from '../proposing/map-columns.ts'
import { ReadingRefusal } from '../reading/refusal.ts'
import type { WarehouseParts } from '../warehouse-parts.ts'
import { readStamp, type TemplateStamp } from './template-stamp.ts'
import { plainTitle, templateTitles } from './template-titles.ts'

/** How a template is understood: what its stamp said, which column is which field, and what changed since it was made. */
export interface MappedTemplate {
  readonly use: TemplateUse
  readonly columns: ColumnAssignment[]
  readonly missing: string[]
  readonly unknown: string[]
  readonly changes: ColumnChange[]
}

/** A stamp that counts, with the schema its template was made from. */
export interface KnownTemplate {
  readonly stamp: TemplateStamp
  readonly then: DatasetSchema
}

/**
 * Judges a stamp: null when it is broken or speaks of a version that never was. Refuses the template of another dataset, naming it.
 */
export const judgeStamp = async (
  parts: WarehouseParts,
  datasetId: string,
  text: string,
): Promise<KnownTemplate | null> => {
  const stamp = readStamp(parts.kernel.keys, text)
  if (!stamp) return null
  if (stamp.datasetId !== datasetId)
    throw new ReadingRefusal('warehouse.template-other-dataset', { title: stamp.title, code: stamp.code })
  const then = await findSchema(parts.kernel.database.read, datasetId, stamp.version)
  return then ? { stamp, then } : null
}

const changed = (
  kind: ColumnChange['kind'],
  title: string,
  before: string | null,
  field: string | null,
  message: ColumnChange['message'],
): ColumnChange => ({ kind, title, before, field, message })

/** What became of the columns of a template since it was made, and what happens to each. */
export const templateChanges = (then: DatasetSchema, now: DatasetSchema): ColumnChange[] => {
  const before = new Map(then.fields.map((field) => [field.id, field]))
  const present = new Set(now.fields.map(({ id }) => id))
  const later = now.fields.flatMap((field): ColumnChange[] => {
    const was = before.get(field.id)
    const title = field.title.vi
    if (!was)
      return [
        changed('added', title, null, field.id, {
          vi: `Trường “${title}” có sau khi tải mẫu; các dòng của tệp này để trống trường đó.`,
          en: `The field “${title}” came after the template; rows of this file leave it empty.`,
        }),
      ]
    const renamed =
      was.title.vi === title
        ? []
        : [
            changed('renamed', title, was.title.vi, field.id, {
              vi: `Cột “${was.title.vi}” nay tên là “${title}”; dữ liệu vào đúng trường này.`,
              en: `The column “${was.title.vi}” is now called “${title}”; its data go to this field.`,
            }),
          ]
    const [from, to] = [describeDataType(was.type).title, describeDataType(field.type).title]
    const retyped =
      was.type === field.type
        ? []
        : [
            changed('changed', title, from.vi, field.id, {
              vi: `Kiểu của “${title}” đổi từ ${from.vi} sang ${to.vi}; dữ liệu được kiểm tra theo kiểu mới.`,
              en: `The type of “${title}” changed from ${from.en} to ${to.en}; data are checked by the new one.`,
            }),
          ]
    return [...renamed, ...retyped]
  })
  const removed = then.fields
    .filter(({ id }) => !present.has(id))
    .map(({ title }) =>
      changed('removed', title.vi, title.vi, null, {
        vi: `Cột “${title.vi}” không còn trong cấu trúc; cột này không được nạp.`,
        en: `The column “${title.vi}” is no longer in the schema; it is not loaded.`,
      }),
    )
  return [...later, ...removed]
}

/**
 * Assigns the columns of a filled template, in whatever order: by the titles of its own version, then as any file. Fields that came
 * later are not missed.
 */
export const mapTemplate = (
  { stamp, then }: KnownTemplate,
  now: DatasetSchema,
  header: readonly string[],
): MappedTemplate => {
  const ids = new Map(templateTitles(then).map((title, index) => [plainTitle(title), then.fields[index]!.id]))
  const present = new Set(now.fields.map(({ id }) => id))
  const otherwise = mapColumns(now, header)
  const taken = new Set<string>()
  const removed = new Set<string>()
  const columns = header.map((title, index): ColumnAssignment => {
    const own = ids.get(plainTitle(title))
    if (own && !present.has(own)) removed.add(title)
    const field = own ?? otherwise.columns[index]?.field ?? null
    if (field === null || !present.has(field) || taken.has(field)) return { field: null }
    taken.add(field)
    return { field }
  })
  const known = new Set(then.fields.map(({ id }) => id))
  const older = then.version !== now.version
  return {
    use: { state: older ? 'older' : 'current', templateId: stamp.templateId, version: then.version },
    columns,
    missing: now.fields.map(({ id }) => id).filter((id) => !taken.has(id) && known.has(id)),
    unknown: header.filter((title, index) => columns[index]?.field === null && !removed.has(title)),
    changes: older ? templateChanges(then, now) : [],
  }
}
