// SPDX-License-Identifier: Apache-2.0
import type { Classification, DataType, EntryPage, Registration, UpdateCycle } from '@tinhso/catalog/contract'
import type { FieldError } from '@tinhso/kernel/ui'
import type { catalogTexts } from './catalog-texts.ts'

/** What a person types to register a dataset; lists are kept as lines until they are sent. */
export type RegistrationDraft = {
  title: string
  dataType: DataType | null
  sector: string | null
  purpose: string
  scope: string
  fields: string
  sources: string
  updateCycle: UpdateCycle | null
  classification: Classification
  legalBasis: string
  personalDataPurpose: string
}

export const emptyDraft: RegistrationDraft = {
  title: '',
  dataType: null,
  sector: null,
  purpose: '',
  scope: '',
  fields: '',
  sources: '',
  updateCycle: null,
  classification: { access: 'shared', importance: 'other', personalData: 'none', security: 'internal' },
  legalBasis: '',
  personalDataPurpose: '',
}

/** The draft that shows what an entry says today. */
export function draftOf(entry: EntryPage): RegistrationDraft {
  return {
    title: entry.title,
    dataType: entry.dataType,
    sector: entry.sector,
    purpose: entry.purpose,
    scope: entry.scope ?? '',
    fields: entry.fields
      .map((field) => [field.title, field.description].filter(Boolean).join(': '))
      .join('\n'),
    sources: entry.sources.join('\n'),
    updateCycle: entry.updateCycle,
    classification: entry.classification,
    legalBasis: entry.legalBasis.join('\n'),
    personalDataPurpose: entry.personalDataPurpose ?? '',
  }
}

/** Lines that say something, trimmed. A row pasted from a spreadsheet (cells between tabs) becomes a line per cell. */
export function linesOf(text: string): string[] {
  return text
    .split(/[\n\t]/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

/** A field per line; what follows a colon is its description. */
export function fieldsOf(text: string): { title: string; description?: string }[] {
  return linesOf(text).map((line) => {
    const [title = '', ...rest] = line.split(':')
    const description = rest.join(':').trim()
    return description ? { title: title.trim(), description } : { title: title.trim() }
  })
}

type ErrorKey = keyof typeof catalogTexts & `error${string}`

/** What is still missing, said before the server is asked. */
export function missingParts(draft: RegistrationDraft, say: (key: ErrorKey) => string): FieldError[] {
  const checks: [path: string, present: boolean, key: ErrorKey][] = [
    ['title', draft.title.trim() !== '', 'errorTitle'],
    ['purpose', draft.purpose.trim() !== '', 'errorPurpose'],
    ['dataType', draft.dataType !== null, 'errorType'],
    ['sector', draft.sector !== null, 'errorSector'],
    ['updateCycle', draft.updateCycle !== null, 'errorCycle'],
    ['fields', linesOf(draft.fields).length > 0, 'errorFields'],
    ['sources', linesOf(draft.sources).length > 0, 'errorSources'],
    ['legalBasis', linesOf(draft.legalBasis).length > 0, 'errorBasis'],
  ]
  return checks.flatMap(([path, present, key]) => (present ? [] : [{ path, message: say(key) }]))
}

/** The registration as the server takes it; call it only when nothing is missing. */
export function registrationOf(draft: RegistrationDraft, plannedCode: string | undefined): Registration {
  const scope = draft.scope.trim()
  const personal = draft.classification.personalData !== 'none' && draft.personalDataPurpose.trim()
  return {
    title: draft.title.trim(),
    ...(plannedCode ? { plannedCode } : {}),
    dataType: draft.dataType as DataType,
    sector: draft.sector as string,
    purpose: draft.purpose.trim(),
    ...(scope ? { scope } : {}),
    fields: fieldsOf(draft.fields),
    sources: linesOf(draft.sources),
    updateCycle: draft.updateCycle as UpdateCycle,
    classification: draft.classification,
    legalBasis: linesOf(draft.legalBasis),
    ...(personal ? { personalDataPurpose: personal } : {}),
  }
}
