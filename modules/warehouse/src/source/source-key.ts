// SPDX-License-Identifier: Apache-2.0
import { fold } from '@tinhso/kernel/search'

/** What corrections by officers of the owner count as. */
export const correctionSource = 'correction'

/** What tells one source from another: its name without case, diacritics and blanks around; null when it was not said. */
export const sourceKeyOf = (source: string | null): string | null => {
  const key = source === null ? '' : fold(source.normalize('NFC').trim().replace(/\s+/g, ' '))
  return key === '' ? null : key
}
