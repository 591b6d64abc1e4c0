// SPDX-License-Identifier: Apache-2.0
import type { ColumnProfile, ColumnUse } from '../checking/job.ts'
import { describeDataType, type Sensitivity } from '../contract/data-types.ts'
import type { DatasetSchema, Field } from '../contract/schema.ts'
import type { Concluded } from './concluded.ts'
import { fieldNames } from './field-name.ts'
import { isNumbering, titleOfKey, unitOfTitle } from './header-words.ts'
import type { TypeMeasure } from './measure-types.ts'
import { placeUnits } from './place-units.ts'
import { proposeProtection } from './propose-protection.ts'
import { proposeType, type Reason, type TypeProposal } from './propose-type.ts'

/** Why a field is proposed as it is; `confidence` from 0 to 1. */
export type FieldProposal = {
  field: string
  /** 0-based column of the file. */
  column: number
  confidence: number
  reasons: Reason[]
  /** The column can tell rows apart. */
  candidateKey: boolean
  /** The few different values of a column that should perhaps be a code list. */
  candidateCodeList: string[] | null
}

/** What is known of a file's columns. */
export type ColumnEvidence = {
  header: readonly string[]
  profile: readonly ColumnProfile[]
  measures: readonly TypeMeasure[]
  /** What the cells tell about how people write. */
  concluded: readonly Concluded[]
}

const MOST_EMPTY_OF_REQUIRED = 0.01
const CODE_LIST_VALUES = 20

/**
 * Proposes a schema for a new dataset: one field per column, in their order, but for columns that only number rows or were merged
 * into another; a person confirms it. `columns`: the field of each column and how this file writes it.
 */
export function proposeSchema(evidence: ColumnEvidence): {
  schema: DatasetSchema
  proposals: FieldProposal[]
  columns: ColumnUse[]
} {
  const { concluded } = evidence
  const uses = proposeColumns(evidence.header, concluded)
  const names = fieldNames(evidence.header)
  const typed = evidence.header.map((title, column) => {
    const own = concluded.filter((one) => one.column === column)
    return { own, proposed: withConcluded(proposeType(title, evidence.measures[column]!), own) }
  })
  const levels = proposeProtection(
    evidence.header.map((title, column) => ({
      title,
      type: typed[column]!.proposed.type,
      fits: evidence.measures[column]!.fits,
    })),
  )
  const all = evidence.header.map((title, column) =>
    proposeField(
      { title, name: names[column]!, column, sensitive: levels[column]! },
      evidence.profile[column]!,
      evidence.measures[column]!,
      typed[column]!.proposed,
      typed[column]!.own,
    ),
  )
  const columns = all.filter(({ proposal }) => uses[proposal.column]!.field !== null)
  const key = bestKey(columns)
  const geometry = columns.find(({ field }) => describeDataType(field.type).storage === 'jsonb')
  const schema: DatasetSchema = {
    version: 1,
    fields: placeUnits(columns.map(({ field }) => field)),
    keys: key ? [[key.field.id]] : [],
    rules: [],
    ...(geometry ? { geometry: geometry.field.id } : {}),
  }
  return {
    schema,
    proposals: columns.map(({ proposal }) => proposal),
    columns: uses,
  }
}

/** The field of each column in their order and how this file writes it; columns that were merged or only number rows have none. */
export function proposeColumns(header: readonly string[], concluded: readonly Concluded[]): ColumnUse[] {
  const merged = concluded.flatMap(({ marked }) => marked?.columns ?? [])
  return header.map((_, column): ColumnUse => {
    if (merged.includes(column) || concluded.some((one) => one.leaveOut && one.column === column))
      return { field: null }
    const field = `f${column + 1}`
    const format = concluded.find((one) => one.column === column && one.format)
    return format && format.conclusion.state !== 'question' ? { field, format: format.format! } : { field }
  })
}

type ProposedColumn = { field: Field; proposal: FieldProposal; titleOfKey: boolean }

function proposeField(
  { title, name, column, sensitive }: { title: string; name: string; column: number; sensitive: Sensitivity },
  profile: ColumnProfile,
  measure: TypeMeasure,
  { type, format, confidence, reasons }: TypeProposal,
  concluded: readonly Concluded[],
): ProposedColumn {
  const id = `f${column + 1}`
  const numbering = isNumbering(title)
  const required = !numbering && profile.rows > 0 && profile.empty / profile.rows <= MOST_EMPTY_OF_REQUIRED
  const isNumber = describeDataType(type).formats?.includes('vi') ?? false
  const hasUnit = concluded.some(({ conclusion }) => conclusion.habit === 'unit')
  const unit = isNumber ? (unitConcluded(concluded) ?? (hasUnit ? undefined : unitOfTitle(title))) : undefined
  const field: Field = {
    id,
    name,
    title: { vi: title },
    type,
    required,
    ...(format ? { format } : {}),
    ...(unit ? { unit } : {}),
    sensitive,
  }
  const candidateKey = measure.unique && required && !numbering
  return {
    field,
    titleOfKey: titleOfKey(title),
    proposal: {
      field: id,
      column,
      confidence,
      reasons: [...reasons, ...otherReasons(field, profile, candidateKey)],
      candidateKey,
      candidateCodeList: codeListOf(field, profile),
    },
  }
}

/** What the cells tell of type and writing comes before what a sample of values fits. */
function withConcluded(proposal: TypeProposal, concluded: readonly Concluded[]): TypeProposal {
  const type = concluded.find((one) => one.type)?.type ?? proposal.type
  const format = concluded.find((one) => one.format)?.format
  const known = format !== undefined && describeDataType(type).formats?.includes(format)
  const { format: fitting, ...rest } = proposal
  const kept = known ? format : type === proposal.type ? fitting : undefined
  return { ...rest, type, ...(kept ? { format: kept } : {}) }
}

function unitConcluded(concluded: readonly Concluded[]): string | undefined {
  return concluded.find(({ unit }) => unit)?.unit
}

function otherReasons(field: Field, profile: ColumnProfile, candidateKey: boolean): Reason[] {
  const reasons: Reason[] = []
  if (field.required && profile.empty > 0) {
    reasons.push({
      vi: `Chỉ ${profile.empty} dòng để trống nên coi là bắt buộc.`,
      en: `Only ${profile.empty} rows are empty, so it is taken as mandatory.`,
    })
  }
  if (candidateKey) reasons.push({ vi: 'Không có giá trị nào lặp lại.', en: 'No value occurs twice.' })
  if (field.sensitive !== 'none') {
    reasons.push({
      vi: 'Có thể là dữ liệu cá nhân nên được bảo vệ.',
      en: 'It may be personal data, so it is protected.',
    })
  }
  return reasons
}

function codeListOf(
  { type, sensitive }: Field,
  { rows, empty, distinct, top }: ColumnProfile,
): string[] | null {
  const few = distinct > 1 && distinct <= CODE_LIST_VALUES && rows - empty >= distinct * 5
  return few && type === 'text' && sensitive === 'none' ? top.map(({ value }) => value) : null
}

/** The column that best tells rows apart: an identifier by title or type before any other text; numbers and dates never. */
function bestKey(columns: ProposedColumn[]): ProposedColumn | undefined {
  const identifying = new Set([
    'citizen-id',
    'tax-code',
    'agency-id',
    'document-number',
    'admin-unit-code',
    'vehicle-plate',
  ])
  const candidates = columns.filter(({ proposal }) => proposal.candidateKey)
  return (
    candidates.find(
      ({ field, titleOfKey }) => titleOfKey && describeDataType(field.type).storage === 'text',
    ) ??
    candidates.find(({ field }) => identifying.has(field.type)) ??
    candidates.find(({ field, titleOfKey }) => titleOfKey && field.type === 'integer')
  )
}
