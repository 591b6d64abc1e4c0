// SPDX-License-Identifier: Apache-2.0
import type { Actor } from '@tinhso/kernel/access'
import type { AdministrativeTable, TableColumn, TableRow } from '@tinhso/kernel/print'
import type { Field } from '@tinhso/warehouse/contract'
import type { CollectionParts } from '../collection-parts.ts'
import { typedRowsOf } from '../contribution/task-view.ts'
import { periodWords } from '../round/period.ts'
import { visibleRound } from '../round/round-access.ts'
import type { Round } from '../round/round-store.ts'
import { exactSum } from './exact-sum.ts'
import { type AgencyFigures, figuresOf } from './round-figures.ts'

const numbers: ReadonlySet<string> = new Set(['integer', 'decimal', 'money', 'percent'])

const columnOf = (field: Field): TableColumn => ({
  title:
    field.unit && !field.title.vi.includes(field.unit) ? `${field.title.vi} (${field.unit})` : field.title.vi,
  ...(numbers.has(field.type) ? { format: 'number' as const } : {}),
  ...(field.type === 'date' ? { format: 'date' as const } : {}),
})

function* tableRows(
  figures: readonly AgencyFigures[],
  fields: readonly Field[],
  sumFields: readonly string[],
): Generator<TableRow> {
  const sumsIn = (sums: Readonly<Record<string, string>>) => fields.map(({ id }) => sums[id] ?? null)
  let number = 0
  for (const { contribution, rows, sums } of figures) {
    const text = contribution.nothingToReport
      ? `${contribution.agencyName} – không phát sinh`
      : contribution.agencyName
    yield { kind: 'section', text }
    for (const { values } of rows) {
      number += 1
      yield { kind: 'plain', cells: [String(number), ...fields.map(({ id }) => values[id] ?? null)] }
    }
    if (sumFields.length > 0 && rows.length > 1)
      yield { kind: 'subtotal', cells: [null, ...withWord(sumsIn(sums), 'Cộng')] }
  }
  if (sumFields.length === 0) return
  const total = Object.fromEntries(
    sumFields.map((id) => [id, exactSum(figures.map(({ sums }) => sums[id] ?? null))]),
  )
  yield { kind: 'total', cells: [null, ...withWord(sumsIn(total), 'Tổng cộng')] }
}

const withWord = (cells: readonly (string | null)[], word: string): (string | null)[] =>
  cells[0] === null ? [word, ...cells.slice(1)] : [...cells]

const signers = [
  { role: 'NGƯỜI LẬP BIỂU', hint: '(Ký, ghi rõ họ tên)' },
  { role: 'THỦ TRƯỞNG ĐƠN VỊ', hint: '(Ký, đóng dấu)' },
]

/** The consolidated table of a round as it is printed: agency by agency, sums, title block and signatures. */
export const consolidatedTable = async (
  parts: CollectionParts,
  actor: Actor,
  code: string,
): Promise<{ round: Round; table: AdministrativeTable }> => {
  const db = parts.kernel.database.read
  const round = await visibleRound(db, actor, code)
  const typed = await typedRowsOf(parts, round)
  const figures = await figuresOf(db, round, typed)
  const hidden = new Set([round.scopeField, ...Object.keys(round.fixedValues)])
  const fields = typed.schema.fields.filter(({ id, sensitive }) => !hidden.has(id) && sensitive === 'none')
  const owner = await parts.organisations.agencyById(round.ownerAgencyId)
  const superior = owner?.parentId ? await parts.organisations.agencyById(owner.parentId) : null
  const period = periodWords(round.period).vi
  return {
    round,
    table: {
      titleBlock: {
        ...(superior ? { superior: superior.name } : {}),
        agency: owner?.name ?? '',
        title: round.title,
        period: `Kỳ: ${period}`,
      },
      columns: [{ title: 'STT', format: 'number', width: 12 }, ...fields.map(columnOf)],
      columnNumbers: true,
      rows: tableRows(figures, fields, round.checks.sumFields),
      signature: { placeAndDate: '…………, ngày … tháng … năm ……', signers },
    },
  }
}
