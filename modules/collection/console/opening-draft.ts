// SPDX-License-Identifier: Apache-2.0
import type { RoundOpening } from '@tinhso/collection/contract'
import type { FieldError } from '@tinhso/kernel/ui'
import type { DatasetSchema } from '@tinhso/warehouse/contract'

/** What a person has filled in so far to open a round. */
export interface OpeningDraft {
  kind: 'agency' | 'survey'
  dataset: string
  title: string
  periodKind: 'year' | 'quarter' | 'month'
  period: string
  periodField: string
  workingDays: number
  scopeField: string
  scopeBy: 'agency-name' | 'agency-code' | 'unit-code' | 'unit-name'
  who: 'commune' | 'department' | 'chosen' | 'listed'
  agencies: string[]
  list: string
  instructions: string
  legalBasis: string
  sumFields: string[]
  tolerance: number
  loadMode: 'append' | 'upsert' | 'replace'
  prefill: boolean
}

/** An empty draft. */
export const emptyOpening: OpeningDraft = {
  kind: 'agency',
  dataset: '',
  title: '',
  periodKind: 'year',
  period: '',
  periodField: '',
  workingDays: 10,
  scopeField: '',
  scopeBy: 'agency-name',
  who: 'commune',
  agencies: [],
  list: '',
  instructions: '',
  legalBasis: '',
  sumFields: [],
  tolerance: 20,
  loadMode: 'append',
  prefill: true,
}

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

const periods = {
  year: /^20\d\d$/,
  quarter: /^20\d\d-Q[1-4]$/,
  month: /^20\d\d-(0[1-9]|1[0-2])$/,
}

/** What stands against going on from a step (0 to 2). */
export const missingIn = (draft: OpeningDraft, step: number, message: string): FieldError[] => {
  const checks: Record<number, [string, boolean][]> = {
    0: [
      ['dataset', draft.dataset !== ''],
      ['title', draft.title.trim().length >= 3],
      ['period', periods[draft.periodKind].test(draft.period)],
    ],
    1: [
      ['scopeField', draft.scopeField !== ''],
      ['agencies', draft.who !== 'chosen' || draft.agencies.length > 0],
      ['list', draft.who !== 'listed' || lines(draft.list).length > 0],
    ],
    2: [],
  }
  return (checks[step] ?? []).filter(([, there]) => !there).map(([path]) => ({ path, message }))
}

const choiceOf = (draft: OpeningDraft): RoundOpening['choice'] => {
  if (draft.who === 'commune' || draft.who === 'department') return { level: draft.who }
  const codes = draft.who === 'chosen' ? draft.agencies : lines(draft.list)
  return { agencies: codes.map((code) => ({ code })) }
}

/** The request that opens the round. */
export const openingOf = (draft: OpeningDraft): RoundOpening => ({
  dataset: draft.dataset,
  kind: draft.kind,
  title: draft.title.trim(),
  period: { kind: draft.periodKind, value: draft.period },
  workingDays: draft.workingDays,
  instructions: draft.instructions.trim(),
  legalBasis: lines(draft.legalBasis),
  choice: choiceOf(draft),
  scope: { field: draft.scopeField, by: draft.scopeBy },
  ...(draft.periodField ? { fixed: { [draft.periodField]: draft.period } } : {}),
  loadMode: draft.loadMode,
  prefill: draft.prefill,
  checks: { sumFields: draft.sumFields, tolerancePercent: draft.tolerance },
})

const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** What the schema suggests: the field that names an agency or unit, the one of the period, figures, the way to load. */
export const suggestedBy = (schema: DatasetSchema): Partial<OpeningDraft> => {
  const named = (pattern: RegExp) => schema.fields.find(({ title }) => pattern.test(folded(title.vi)))
  const scope = named(/(^|\W)(ma )?(xa|phuong|don vi|co quan|dia ban)(\W|$)/)
  const period = schema.fields.find(({ type }) => type === 'year') ?? named(/^(nam|ky|ky bao cao)$/)
  const isCode = scope && /^ma /.test(folded(scope.title.vi))
  const unit = scope?.codeList || scope?.type === 'admin-unit' || scope?.type === 'admin-unit-code'
  return {
    ...(scope ? { scopeField: scope.id, scopeBy: unit || isCode ? 'unit-code' : 'agency-name' } : {}),
    ...(period ? { periodField: period.id } : {}),
    sumFields: schema.fields
      .filter(({ type }) => type === 'integer' || type === 'decimal' || type === 'money')
      .map(({ id }) => id)
      .slice(0, 10),
    loadMode: schema.keys.length > 0 ? 'upsert' : 'append',
  }
}
