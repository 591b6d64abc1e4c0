// SPDX-License-Identifier: Apache-2.0
import type { FieldError } from '@tinhso/kernel/ui'
import type { AgencyLevel, AgencyPage, RegisterAgency, UpdateAgency } from '@tinhso/organisations/contract'
import type { agencyFormTexts } from './agency-form-texts.ts'

/** The particulars of an agency as a person types them; an empty text is none. */
export type AgencyDraft = {
  level: AgencyLevel | null
  kind: string | null
  parentCode: string
  sector: string
  address: string
  budgetCode: string
  domain: string
  managesData: boolean
}

/** What a new agency needs besides: its first name and code. */
export type NewAgencyDraft = AgencyDraft &
  Record<'name' | 'shortName' | 'code' | 'validFrom' | 'decision', string>

export const emptyAgency: NewAgencyDraft = {
  name: '',
  shortName: '',
  code: '',
  validFrom: '',
  decision: '',
  level: null,
  kind: null,
  parentCode: '',
  sector: '',
  address: '',
  budgetCode: '',
  domain: '',
  managesData: true,
}

/** The draft that shows what the register says today. */
export function draftOf(agency: AgencyPage): AgencyDraft & { head: string } {
  return {
    level: agency.level,
    kind: agency.kind,
    parentCode: agency.parents.at(-1)?.code ?? '',
    sector: agency.sector ?? '',
    address: agency.address ?? '',
    budgetCode: agency.budgetCode ?? '',
    domain: agency.domain ?? '',
    managesData: agency.managesData,
    head: agency.head ?? '',
  }
}

type ErrorKey = keyof typeof agencyFormTexts & `error${string}`

/** One thing a form must hold before it is sent: where it stands, whether it is there, what to say. */
export type Check = readonly [path: string, right: boolean, key: ErrorKey]

/** What must be mended before the server is asked. */
export function faultsOf(checks: readonly Check[], say: (key: ErrorKey) => string): FieldError[] {
  return checks.flatMap(([path, right, key]) => (right ? [] : [{ path, message: say(key) }]))
}

/** What the particulars must hold. */
export function particularChecks(draft: AgencyDraft): Check[] {
  return [
    ['level', draft.level !== null, 'errorLevel'],
    ['kind', draft.kind !== null, 'errorKind'],
    ['budgetCode', /^(\d{7})?$/.test(draft.budgetCode.trim()), 'errorBudgetCode'],
  ]
}

const textOrNull = (text: string) => text.trim() || null

const particularsOf = (draft: AgencyDraft) => ({
  level: draft.level as AgencyLevel,
  kind: draft.kind as string,
  parentCode: textOrNull(draft.parentCode),
  sector: textOrNull(draft.sector),
  address: textOrNull(draft.address),
  budgetCode: textOrNull(draft.budgetCode),
  domain: textOrNull(draft.domain),
  managesData: draft.managesData,
})

/** The new agency as the server takes it; call it only when nothing is missing. */
export function registrationOf(draft: NewAgencyDraft): RegisterAgency {
  const [code, shortName, decision] = [draft.code.trim(), draft.shortName.trim(), draft.decision.trim()]
  return {
    ...particularsOf(draft),
    name: draft.name.trim(),
    validFrom: draft.validFrom,
    ...(code ? { code } : {}),
    ...(shortName ? { shortName } : {}),
    ...(decision ? { decision } : {}),
  }
}

/** The changed particulars as the server takes them. */
export function updateOf(draft: AgencyDraft & { head: string }, version: number): UpdateAgency {
  return { ...particularsOf(draft), head: textOrNull(draft.head), version }
}
