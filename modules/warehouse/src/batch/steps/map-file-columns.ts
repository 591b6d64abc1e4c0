// SPDX-License-Identifier: Apache-2.0
import type { Analysis, ColumnProfile } from '../../checking/job.ts'
import type {
  BatchAnalysis,
  ColumnAssignment,
  DatasetSchema,
  DataTypeKey,
  ReadingProfile,
  TemplateUse,
} from '../../contract/index.ts'
import { findSchema } from '../../dataset-store/dataset-store.ts'
import { shapeOf } from '../../dataset-store/reading-profiles.ts'
import { compareColumns } from '../../proposing/column-changes.ts'
import { mapColumns } from '../../proposing/map-columns.ts'
import type { ReadingWarning } from '../../reading/reading-options.ts'
import { judgeStamp, mapTemplate } from '../../template/map-template.ts'
import type { WarehouseParts } from '../../warehouse-parts.ts'
import { type BatchRow, findLastLoaded, findLastMapped } from '../batch-store.ts'
import { openAnalysis } from '../sealed-analysis.ts'

type Remembered = { byHeader: Map<string, ColumnAssignment>; unused: Set<string> }

/** How the columns of a file of this shape were used, by title; what a person decided once is not asked again. */
const rememberedColumns = async (
  parts: WarehouseParts,
  batch: BatchRow,
  profiles: readonly ReadingProfile[],
  found: Analysis,
): Promise<Remembered> => {
  const shape = shapeOf(found.header)
  const profile = profiles.find(({ header }) => shapeOf(header) === shape) ?? profiles[0]
  const last = profile
    ? null
    : await findLastMapped(parts.kernel.database.read, batch.dataset_id, batch.number)
  const header = profile?.header ?? (last && openAnalysis(parts, last)?.header) ?? []
  const columns = profile?.columns ?? last?.column_uses ?? []
  const used = new Set(columns.map(({ field }) => field))
  const schema = columns.length > 0 ? await findSchema(parts.kernel.database.read, batch.dataset_id) : null
  return {
    byHeader: new Map(header.flatMap((title, index) => (columns[index] ? [[title, columns[index]]] : []))),
    unused: new Set((schema?.fields ?? []).map(({ id }) => id).filter((id) => !used.has(id))),
  }
}

/** A column that the file shows to be no data of its own (STT) is not asked about; how the file writes comes before memory. */
const assign = (schema: DatasetSchema, found: Analysis, { byHeader, unused }: Remembered) => {
  const { header } = found
  const mapping = mapColumns(schema, header)
  const taken = new Set<string>()
  const columns = header.map((title, index): ColumnAssignment => {
    const use = byHeader.get(title) ?? mapping.columns[index]!
    if (use.field === null || taken.has(use.field)) return { field: null }
    taken.add(use.field)
    const { format } = found.columns[index] ?? {}
    return format ? { ...use, format } : use
  })
  return {
    columns,
    missing: schema.fields.map(({ id }) => id).filter((id) => !taken.has(id) && !unused.has(id)),
    unknown: header.filter(
      (title, index) =>
        columns[index]!.field === null && found.columns[index]?.field !== null && !byHeader.has(title),
    ),
  }
}

/** How the columns of a file are used, what differs from before, and whether a person must look at it. */
export interface MappedFile
  extends Pick<BatchAnalysis, 'columns' | 'missing' | 'unknown' | 'template' | 'changes'> {
  readonly asks: boolean
  readonly warnings: readonly ReadingWarning[]
}

const brokenStamp: ReadingWarning = {
  code: 'warehouse.template-broken',
  message: {
    vi: 'Tệp có dấu của mẫu Excel nhưng dấu đã bị sửa hoặc do hệ thống khác tạo, nên được đọc như tệp thường. Xem kỹ cách ghép cột; lần sau tải mẫu mới ở trang bộ dữ liệu.',
    en: 'The file bears the stamp of a template, but the stamp was altered or made by another system, so it is read like any file. Look at the assignment of columns; download a fresh template next time.',
  },
}
const broken: TemplateUse = { state: 'broken', templateId: null, version: null }

const askedAgain: ReadonlySet<string> = new Set(['zeros', 'part-days', 'fill'])

/** Cells of a known column that a person may have mended by the platform before they are checked, and did not decide on yet. */
const hasOpenProposals = ({ conclusions }: Analysis): boolean =>
  conclusions.some(({ habit, state }) => state === 'proposed' && askedAgain.has(habit))

const typeOf = ({ schema }: Analysis, id: string | null): DataTypeKey =>
  schema.fields.find((field) => field.id === id)?.type ?? 'text'

/** Proposes what to do with columns that did not fit; the last file that was loaded shows what fields usually hold. */
const compareWithLast = async (
  parts: WarehouseParts,
  batch: BatchRow,
  found: Analysis,
  schema: DatasetSchema,
  assigned: Pick<BatchAnalysis, 'columns' | 'missing' | 'unknown'>,
) => {
  if (assigned.missing.length + assigned.unknown.length === 0)
    return { ...assigned, changes: [], asks: false }
  const last = await findLastLoaded(parts.kernel.database.read, batch.dataset_id, batch.number)
  const compared = compareColumns(assigned, {
    schema,
    header: found.header,
    types: found.columns.map(({ field }) => typeOf(found, field)),
    profile: found.profile,
    last: (last?.profile ?? []) as ColumnProfile[],
  })
  return { ...compared, asks: true }
}

/**
 * Assigns the columns of a file: a template by its stamp, another file as earlier ones of its shape, a first one as proposed. What
 * does not fit is asked of a person, with a proposal. Refuses the template of another dataset.
 */
export const mapFileColumns = async (
  parts: WarehouseParts,
  batch: BatchRow,
  found: Analysis,
  schema: DatasetSchema | null,
  profiles: readonly ReadingProfile[],
): Promise<MappedFile> => {
  const known = found.stamp === undefined ? null : await judgeStamp(parts, batch.dataset_id, found.stamp)
  const isBroken = found.stamp !== undefined && known === null
  const warnings = isBroken ? [brokenStamp] : []
  const use = isBroken ? { template: broken } : {}
  if (!schema) {
    const columns = found.columns.map(({ field }) => ({ field }))
    return { columns, missing: [], unknown: [], changes: [], ...use, asks: true, warnings }
  }
  if (!known) {
    const remembered = await rememberedColumns(parts, batch, profiles, found)
    const assigned = assign(schema, found, remembered)
    const compared = await compareWithLast(parts, batch, found, schema, assigned)
    return { ...compared, asks: compared.asks || hasOpenProposals(found), ...use, warnings }
  }
  const mapped = mapTemplate(known, schema, found.header)
  const compared = await compareWithLast(parts, batch, found, schema, mapped)
  return { ...compared, changes: [...mapped.changes, ...compared.changes], template: mapped.use, warnings }
}
