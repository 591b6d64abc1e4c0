// SPDX-License-Identifier: Apache-2.0
import type { FieldError } from '@tinhso/kernel/ui'
import type { DocumentLevel, RegisterDocument } from '@tinhso/legal-basis/contract'
import type { legalTexts } from './legal-texts.ts'

/** A document as a person types it; an empty text is none. */
export type DocumentDraft = Record<
  'number' | 'type' | 'issuer' | 'title' | 'issuedOn' | 'validFrom' | 'validTo' | 'replacedBy',
  string
> & { level: DocumentLevel | null }

export const emptyDocument: DocumentDraft = {
  number: '',
  type: '',
  issuer: '',
  title: '',
  issuedOn: '',
  validFrom: '',
  validTo: '',
  replacedBy: '',
  level: null,
}

type ErrorKey = keyof typeof legalTexts & `error${string}`

/** What must be mended before the server is asked. */
export function missingParts(draft: DocumentDraft, say: (key: ErrorKey) => string): FieldError[] {
  const long = (key: 'number' | 'type' | 'issuer' | 'title', least: number) =>
    draft[key].trim().length >= least
  const { validFrom, validTo } = draft
  const checks: [path: string, right: boolean, key: ErrorKey][] = [
    ['number', long('number', 2), 'errorNumber'],
    ['type', long('type', 2), 'errorType'],
    ['title', long('title', 3), 'errorTitle'],
    ['issuer', long('issuer', 2), 'errorIssuer'],
    ['level', draft.level !== null, 'errorLevel'],
    ['issuedOn', draft.issuedOn !== '', 'errorIssuedOn'],
    ['validTo', !validFrom || !validTo || validFrom < validTo, 'errorValidTo'],
  ]
  return checks.flatMap(([path, right, key]) => (right ? [] : [{ path, message: say(key) }]))
}

/** The document as the server takes it; call it only when nothing is missing. */
export function registrationOf(draft: DocumentDraft): RegisterDocument {
  return {
    number: draft.number.trim(),
    type: draft.type.trim(),
    issuer: draft.issuer.trim(),
    title: draft.title.trim(),
    issuedOn: draft.issuedOn,
    validFrom: draft.validFrom || null,
    validTo: draft.validTo || null,
    replacedBy: draft.replacedBy.trim() || null,
    level: draft.level as DocumentLevel,
  }
}
