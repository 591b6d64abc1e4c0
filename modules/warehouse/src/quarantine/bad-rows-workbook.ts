// SPDX-License-Identifier: Apache-2.0
import type { CommandContext } from '@tinhso/kernel/command'
import { writeXlsx } from 'hucre/xlsx'
import { permittedBatch } from '../batch/batch-access.ts'
import type { BatchAddress } from '../batch/decide-batch.ts'
import { batchSchema } from '../batch/steps/check-file.ts'
import { type DatasetSchema, type FixOutcome, fixRows, type QuarantineRowView } from '../contract/index.ts'
import { openWorkbook } from '../reading/open-workbook.ts'
import { readingLimits } from '../reading/reading-options.ts'
import { ReadingRefusal } from '../reading/refusal.ts'
import { sheetToRead, workbookHead } from '../reading/workbook.ts'
import { refuse } from '../refuse.ts'
import type { WarehouseParts } from '../warehouse-parts.ts'
import { editRows, mostRowsAtOnce, type RowEdit } from './fix-rows.ts'
import { noteMendedRows, viewRows } from './row-view.ts'

const recordTitle = 'Dòng số'
const lineTitle = 'Dòng trong tệp'
const reasonTitle = 'Lý do cần sửa'

const writeRows = (schema: DatasetSchema, rows: readonly QuarantineRowView[]) =>
  writeXlsx({
    sheets: [
      {
        name: 'Dòng cần sửa',
        columns: [
          { width: 10 },
          { width: 14 },
          { width: 60 },
          ...schema.fields.map(() => ({ width: 22, numFmt: '@' })),
        ],
        freezePane: { rows: 1, columns: 1 },
        rows: [
          [recordTitle, lineTitle, reasonTitle, ...schema.fields.map((field) => field.title.vi)],
          ...rows.map((row) => [
            row.record,
            row.line,
            row.faults.map(({ message }) => message.vi).join('\n'),
            ...schema.fields.map(({ id }) => row.values[id] ?? null),
          ]),
        ],
      },
    ],
  })

/** The rows that still need fixing, with reasons, as a workbook that can be corrected and brought back. */
export const exportBadRows = async (
  parts: WarehouseParts,
  context: CommandContext,
  address: BatchAddress,
): Promise<Buffer> => {
  const { batch } = await permittedBatch(parts, context.actor, address, fixRows)
  const schema = await batchSchema(parts, batch)
  const rows = await viewRows(parts, batch, schema, { status: 'open', limit: mostRowsAtOnce })
  await noteMendedRows(parts, context.actor, batch, schema, rows.length)
  const name = 'warehouse.rows-exported'
  await parts.kernel.runCommand(
    { actor: context.actor },
    { name, permission: fixRows, resource: { agencyId: batch.agency_id }, input: address },
    (command) =>
      command.audit({
        action: name,
        object: { type: 'warehouse.batch', id: batch.id, label: `${address.code} / ${batch.number}` },
        agencyId: batch.agency_id,
        after: { rows: rows.length },
      }),
  )
  return Buffer.from(await writeRows(schema, rows))
}

const readTable = async (path: string, fileName: string): Promise<string[][]> => {
  try {
    const workbook = await openWorkbook({ path, fileName }, readingLimits)
    const sheet = sheetToRead(workbook, null)
    return (await workbookHead(workbook, fileName, sheet, mostRowsAtOnce + 1, 'utf-8')).records
  } catch (error) {
    if (error instanceof ReadingRefusal) throw refuse('invalid', error.code, error.details, error)
    throw error
  }
}

const problem = (vi: string, en: string) =>
  refuse('invalid', 'warehouse.corrected-file', { problem: { vi, en } })

/** What a corrected workbook says of each record; rows are matched by record number, columns by title. */
const editsOf = (schema: DatasetSchema, [header = [], ...rows]: string[][]): RowEdit[] => {
  const recordColumn = header.indexOf(recordTitle)
  if (recordColumn === -1)
    throw problem(`không có cột “${recordTitle}”`, `there is no column “${recordTitle}”`)
  const columns = schema.fields.flatMap((field) => {
    const at = header.indexOf(field.title.vi)
    return at === -1 ? [] : [{ id: field.id, at }]
  })
  return rows
    .filter((cells) => cells.some((cell) => cell.trim() !== ''))
    .map((cells) => {
      const record = Number((cells[recordColumn] ?? '').replace(/[^0-9]/g, ''))
      if (!record) throw problem('có dòng thiếu “Dòng số”', 'a row has no row number')
      return {
        record,
        values: Object.fromEntries(columns.map(({ id, at }) => [id, cells[at]?.trim() ? cells[at] : null])),
      }
    })
}

/** Takes a corrected workbook back: the rows that are still open get its values and are judged again. */
export const importCorrected = async (
  parts: WarehouseParts,
  context: CommandContext,
  address: BatchAddress,
  file: { path: string; fileName: string },
): Promise<FixOutcome> => {
  const { batch } = await permittedBatch(parts, context.actor, address, fixRows)
  const schema = await batchSchema(parts, batch)
  const changes = editsOf(schema, await readTable(file.path, file.fileName))
  return editRows(parts, context, address, { changes, onlyOpen: true })
}
