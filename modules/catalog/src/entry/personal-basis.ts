// SPDX-License-Identifier: Apache-2.0
import { createRefusal } from '@tinhso/kernel/errors'
import { type Classification, messages } from '../contract/index.ts'

const refuse = createRefusal(messages)

/** Refuses an entry with personal data that does not say for what purpose and on what legal basis (R-SEC-14; NĐ 13/2023 Điều 3). */
export const requirePersonalBasis = (entry: {
  readonly classification: Classification
  readonly personalDataPurpose?: string | null | undefined
  readonly legalBasis: readonly string[]
}): void => {
  if (entry.classification.personalData === 'none') return
  const errors = [
    ...(entry.personalDataPurpose?.trim() ? [] : ['/personalDataPurpose']),
    ...(entry.legalBasis.some((basis) => basis.trim()) ? [] : ['/legalBasis']),
  ].map((path) => ({ path, code: 'catalog.purpose-required' }))
  if (errors.length > 0) throw refuse('invalid', 'catalog.purpose-required', { errors })
}
