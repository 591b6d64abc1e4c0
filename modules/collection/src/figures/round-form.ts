// SPDX-License-Identifier: Apache-2.0
import type { Actor } from '@tinhso/kernel/access'
import type { CommandContext } from '@tinhso/kernel/command'
import {
  assertKnownMarks,
  type CellFormat,
  fillForm,
  type KnownMarks,
  openForm,
  type TableCell,
} from '@tinhso/kernel/print'
import type { Field } from '@tinhso/warehouse/contract'
import type { CollectionParts } from '../collection-parts.ts'
import { permissions } from '../contract/index.ts'
import { typedRowsOf } from '../contribution/task-view.ts'
import { refuse } from '../refuse.ts'
import { periodWords } from '../round/period.ts'
import { visibleRound } from '../round/round-access.ts'
import type { Round } from '../round/round-store.ts'
import { exactSum } from './exact-sum.ts'
import { findForm, readForm, saveForm } from './form-store.ts'
import { figuresOf } from './round-figures.ts'

const numbers: ReadonlySet<string> = new Set(['integer', 'decimal', 'money', 'percentage', 'year'])
const summed: ReadonlySet<string> = new Set(['integer', 'decimal', 'money'])

const formatOf = ({ type }: Field): CellFormat =>
  numbers.has(type) ? 'number' : type === 'date' ? 'date' : 'text'
const printed = (fields: readonly Field[]) => fields.filter(({ sensitive }) => sensitive === 'none')

/** The marks that the form of a dataset may hold: of the round, of sums, and of each row. */
export const formMarks = (fields: readonly Field[]): KnownMarks => ({
  ten_bieu: 'text',
  ky: 'text',
  co_quan: 'text',
  ngay: 'date',
  so_co_quan: 'number',
  so_dong: 'number',
  ...Object.fromEntries(
    printed(fields)
      .filter(({ type }) => summed.has(type))
      .map(({ name }) => [`tong.${name}`, 'number' as const]),
  ),
  'dong.stt': 'number',
  'dong.co_quan': 'text',
  ...Object.fromEntries(printed(fields).map((field) => [`dong.${field.name}`, formatOf(field)])),
})

/** The form of a round's dataset as its page shows it, with the marks that it may hold. */
export const describeForm = async (parts: CollectionParts, actor: Actor, code: string) => {
  const db = parts.kernel.database.read
  const round = await visibleRound(db, actor, code)
  const { schema } = await typedRowsOf(parts, round)
  const form = await findForm(db, round.datasetId)
  return {
    form: form && { ...form, uploadedAt: form.uploadedAt.toISOString() },
    marks: Object.keys(formMarks(schema.fields)),
  }
}

/** Takes a superior's form in; refused with the cells named when its marks cannot be filled. */
export const bringForm = async (
  parts: CollectionParts,
  context: CommandContext,
  code: string,
  file: { fileName: string; content: Buffer },
): Promise<{ marks: number }> => {
  const { actor } = context
  const round = await visibleRound(parts.kernel.database.read, actor, code)
  const { schema } = await typedRowsOf(parts, round)
  const { fileName } = file
  await parts.kernel.screening.admitBytes(context, file.content, round.ownerAgencyId)
  const command = {
    name: 'collection.form.bring',
    permission: permissions.manage,
    resource: { agencyId: round.ownerAgencyId },
    input: { code, fileName },
  }
  return parts.kernel.runCommand(context, command, async ({ tx, now, audit }) => {
    const form = openForm(file.content)
    assertKnownMarks(form, formMarks(schema.fields))
    const person =
      actor.kind === 'person' ? { by: actor.accountId, name: actor.displayName } : { by: null, name: '' }
    await saveForm(tx, round.datasetId, { ...file, ...person, at: now })
    await audit({
      action: 'collection.form-brought',
      object: { type: 'collection.round', id: round.id, label: round.code },
      agencyId: round.ownerAgencyId,
      after: { fileName, marks: form.marks.length },
    })
    return { marks: form.marks.length }
  })
}

const valuesOf = async (parts: CollectionParts, round: Round, fields: readonly Field[]) => {
  const typed = await typedRowsOf(parts, round)
  const figures = await figuresOf(parts.kernel.database.read, round, typed)
  const owner = await parts.organisations.agencyById(round.ownerAgencyId)
  const all = figures.flatMap(({ contribution, rows }) =>
    rows.map(({ values }) => ({ agency: contribution.agencyName, values })),
  )
  const sums = fields
    .filter(({ type }) => summed.has(type))
    .map(({ id, name }): [string, TableCell] => [
      `tong.${name}`,
      exactSum(all.map(({ values }) => values[id] ?? null)),
    ])
  const rows = all.map(
    ({ agency, values }, index): Record<string, TableCell> => ({
      'dong.stt': index + 1,
      'dong.co_quan': agency,
      ...Object.fromEntries(fields.map(({ id, name }) => [`dong.${name}`, values[id] ?? null])),
    }),
  )
  const values: Record<string, TableCell> = {
    ten_bieu: round.title,
    ky: periodWords(round.period).vi,
    co_quan: owner?.name ?? '',
    ngay: parts.kernel.clock.today(),
    so_co_quan: figures.length,
    so_dong: rows.length,
    ...Object.fromEntries(sums),
  }
  return { values, rows }
}

/** The consolidated table in the superior's own form. */
export const filledForm = async (
  parts: CollectionParts,
  actor: Actor,
  code: string,
): Promise<{ round: Round; workbook: Buffer }> => {
  const db = parts.kernel.database.read
  const round = await visibleRound(db, actor, code)
  const form = await readForm(db, round.datasetId)
  if (!form) throw refuse('conflict', 'collection.form-missing')
  const { schema } = await typedRowsOf(parts, round)
  const content = await valuesOf(parts, round, printed(schema.fields))
  return { round, workbook: Buffer.from(fillForm(form, formMarks(schema.fields), content)) }
}
