// SPDX-License-Identifier: Apache-2.0
import { mkdir, rm } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { newId } from '@tinhso/kernel/clock'
import type { CommandContext } from '@tinhso/kernel/command'
import { codeListsOf } from '../batch/steps/check-file.ts'
import { isKept } from '../batch/upload-batch.ts'
import { compileRowCheck } from '../checking/check-row.ts'
import type { Analysis } from '../checking/job.ts'
import type { ColumnAssignment, DatasetSchema } from '../contract/index.ts'
import { mapColumns } from '../proposing/map-columns.ts'
import { ReadingRefusal } from '../reading/refusal.ts'
import { withoutMark } from '../reading/typed-number.ts'
import { refuse } from '../refuse.ts'
import { judgeStamp, mapTemplate } from '../template/map-template.ts'
import { unitBookOf } from '../units/unit-port.ts'
import { batchFolder, type WarehouseParts } from '../warehouse-parts.ts'
import { openTypedRows, type TypedRow, type TypedRows } from './typed-rows.ts'

/** A file of rows to be looked through before they count: columns by template stamp or by title. */
export interface ReadTable {
  readonly rows: readonly TypedRow[]
  /** Whether the file has more rows than were wanted. */
  readonly more: boolean
  /** Titles of columns that belong to no field. */
  readonly unknown: readonly string[]
}

/** A file as it arrives; `truncated` tells that it was larger than was allowed. */
export interface TableFile {
  readonly content: Readable & { readonly truncated?: boolean }
  readonly fileName: string
  /** Who answers for it when it bears a mark of secrecy. */
  readonly agencyId: string
}

const columnsOf = async (
  parts: WarehouseParts,
  datasetId: string,
  schema: DatasetSchema,
  found: Analysis,
): Promise<{ columns: ColumnAssignment[]; unknown: string[] }> => {
  const known = found.stamp === undefined ? null : await judgeStamp(parts, datasetId, found.stamp)
  const mapped = known ? mapTemplate(known, schema, found.header) : mapColumns(schema, found.header)
  const unknown = mapped.unknown.filter((title) => found.columns[found.header.indexOf(title)]?.field !== null)
  return { columns: mapped.columns.map(({ field }) => ({ field })), unknown }
}

/** Cells of the file as a person would type them: read in the file's own way of writing, kept as written where that fails. */
const rowWriter = async (
  parts: WarehouseParts,
  datasetId: string,
  typed: TypedRows,
  found: Analysis,
  columns: readonly ColumnAssignment[],
) => {
  const { schema } = typed
  const { database, clock } = parts.kernel
  const formats = Object.fromEntries(
    columns.flatMap(({ field }, index) => {
      const format = found.columns[index]?.format
      return field && format ? [[field, format]] : []
    }),
  )
  const judge = compileRowCheck(schema, {
    codeLists: await codeListsOf(parts, schema),
    units: await unitBookOf(parts, schema, datasetId, database.read),
    referenceDate: clock.today(),
    formats,
  })
  return (cells: readonly (string | null)[]): TypedRow => {
    const raw: Record<string, string | null> = {}
    for (const [index, { field }] of columns.entries()) if (field) raw[field] = cells[index] ?? null
    const { normalised } = judge(raw)
    return Object.fromEntries(
      Object.entries(raw).map(([field, cell]) => {
        const canonical = normalised[field] ?? null
        return [field, canonical === null ? cell && withoutMark(cell) : typed.write(field, canonical)]
      }),
    )
  }
}

/**
 * Reads a file that came with rows for a dataset, of any kind that batches take, without making a batch of it: columns by
 * its stamp or by title, values as a person would type them. At most `most` rows; the file itself is not kept.
 */
export const readTable = async (
  parts: WarehouseParts,
  context: CommandContext,
  datasetId: string,
  { content, fileName, agencyId }: TableFile,
  most: number,
): Promise<ReadTable> => {
  const { kernel } = parts
  const typed = await openTypedRows(parts, datasetId)
  if (!typed) throw refuse('not-found', 'warehouse.unknown-dataset')
  const file = await kernel.files.put(content)
  const folder = batchFolder(kernel, `typed-${newId()}`)
  try {
    if (content.truncated)
      throw refuse('too-large', 'warehouse.file-too-large', { fileName, size: '>', limit: '' })
    await kernel.screening.admit(context, { ...file, agencyId, keptElsewhere: true })
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const found = await parts.runner.analyse({
      batchFolder: folder,
      sourceFile: await kernel.files.localPath(file.hash),
      fileName,
      centralMeridian: kernel.profile.coordinates.centralMeridian,
      rowsWanted: most + 1,
    })
    const { columns, unknown } = await columnsOf(parts, datasetId, typed.schema, found)
    const write = await rowWriter(parts, datasetId, typed, found, columns)
    const cells = found.rows ?? []
    return { rows: cells.slice(0, most).map(write), more: cells.length > most, unknown }
  } catch (error) {
    if (error instanceof ReadingRefusal) throw refuse('invalid', error.code, error.details)
    throw error
  } finally {
    await rm(folder, { recursive: true, force: true })
    // only what a person takes over from it is kept, unless the very file is evidence of something else
    if (!(await isKept(parts, file.hash))) await kernel.files.remove(file.hash)
  }
}
