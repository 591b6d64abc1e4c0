// SPDX-License-Identifier: Apache-2.0
import type { FieldError } from '@tinhso/kernel/ui'
import type { ChangeCodeList, CodeListPage, PublishCodeList } from '@tinhso/reference/contract'
import type { referenceTexts } from './reference-texts.ts'

/** The head of a code list as a person types it. */
export type CodeListDraft = Record<'code' | 'vi' | 'en' | 'issuingAuthority' | 'legalBasis' | 'note', string>

export const emptyCodeList: CodeListDraft = {
  code: '',
  vi: '',
  en: '',
  issuingAuthority: '',
  legalBasis: '',
  note: '',
}

/** The draft that shows what the list says today. */
export function draftOf(list: CodeListPage): CodeListDraft {
  const { code, name, issuingAuthority, legalBasis, note } = list
  return { code, vi: name.vi, en: name.en, issuingAuthority, legalBasis, note: note ?? '' }
}

type ErrorKey = keyof typeof referenceTexts & `error${string}`

/** What must be mended before the server is asked (R-REF-01: no list without authority and basis). */
export function missingParts(draft: CodeListDraft, say: (key: ErrorKey) => string): FieldError[] {
  const checks: [path: string, right: boolean, key: ErrorKey][] = [
    ['name/vi', draft.vi.trim() !== '', 'errorListName'],
    ['name/en', draft.en.trim() !== '', 'errorListNameEn'],
    ['code', /^[a-z][a-z0-9-]{1,58}$/.test(draft.code.trim()), 'errorListCode'],
    ['issuingAuthority', draft.issuingAuthority.trim() !== '', 'errorAuthority'],
    ['legalBasis', draft.legalBasis.trim() !== '', 'errorBasis'],
  ]
  return checks.flatMap(([path, right, key]) => (right ? [] : [{ path, message: say(key) }]))
}

const headOf = (draft: CodeListDraft) => ({
  name: { vi: draft.vi.trim(), en: draft.en.trim() },
  issuingAuthority: draft.issuingAuthority.trim(),
  legalBasis: draft.legalBasis.trim(),
})

/** The new list as the server takes it. */
export function publicationOf(draft: CodeListDraft): PublishCodeList {
  const note = draft.note.trim()
  return { code: draft.code.trim(), ...headOf(draft), ...(note ? { note } : {}) }
}

/** The changed head as the server takes it. */
export function changeOf(draft: CodeListDraft, version: number): ChangeCodeList {
  return { ...headOf(draft), note: draft.note.trim() || null, version }
}
