// SPDX-License-Identifier: Apache-2.0
import { fold } from '@tinhso/kernel/search'

/** What corrections by officers of the owner count as. */
export const correctionSource = 'correction'

const keyOf = (source: string): string => fold(source.normalize('NFC').trim().replace(/\s+/g, ' '))

/**
 * What tells one source from another: its name without case, diacritics and blanks around. Null when it was not said, or is none of
 * the sources that the catalogue names for the dataset: a remark such as “báo cáo tháng 9” contradicts nobody.
 */
export const sourceKeyOf = (source: string | null, registered: readonly string[]): string | null => {
  const key = source === null ? '' : keyOf(source)
  return key !== '' && registered.some((one) => keyOf(one) === key) ? key : null
}
