// SPDX-License-Identifier: Apache-2.0
import type { FieldError } from '@tinhso/kernel/ui'
import type { PurgeKind, PurgeProposal } from '@tinhso/security/contract'

/** The form as it is being filled in. */
export type PurgeDraft = {
  kind: PurgeKind
  legalBasis: string
  reason: string
  type: PurgeProposal['target']['type']
  dataset: string
  number: string
  alsoShared: boolean
  hash: string
  field: string
  value: string
}

export const emptyPurge: PurgeDraft = {
  kind: 'state-secret',
  legalBasis: '',
  reason: '',
  type: 'batch',
  dataset: '',
  number: '',
  alsoShared: false,
  hash: '',
  field: '',
  value: '',
}

const neededFor = {
  batch: ['dataset', 'number'],
  file: ['hash'],
  rows: ['dataset', 'field', 'value'],
} as const

/** What must still be filled in, each with a sentence. */
export function missingParts(
  draft: PurgeDraft,
  t: (key: 'missingField' | 'wrongHash') => string,
): FieldError[] {
  const needed = [...neededFor[draft.type], 'legalBasis', 'reason'] as const
  const empty = needed
    .filter((path) => draft[path].trim() === '')
    .map((path) => ({ path, message: t('missingField') }))
  if (draft.type === 'batch' && draft.number.trim() !== '' && !/^\d{1,9}$/.test(draft.number.trim()))
    return [...empty, { path: 'number', message: t('missingField') }]
  if (draft.type === 'file' && draft.hash.trim() !== '' && !/^[0-9a-fA-F]{64}$/.test(draft.hash.trim()))
    return [...empty, { path: 'hash', message: t('wrongHash') }]
  return empty
}

function targetOf(draft: PurgeDraft): PurgeProposal['target'] {
  const dataset = draft.dataset.trim()
  if (draft.type === 'file') return { type: 'file', hash: draft.hash.trim() }
  if (draft.type === 'rows')
    return { type: 'rows', dataset, field: draft.field.trim(), value: draft.value.trim() }
  return { type: 'batch', dataset, number: Number(draft.number), alsoShared: draft.alsoShared }
}

/** The proposal as the server takes it. */
export function proposalOf(draft: PurgeDraft): PurgeProposal {
  const { kind, legalBasis, reason } = draft
  return { kind, legalBasis: legalBasis.trim(), reason: reason.trim(), target: targetOf(draft) }
}
