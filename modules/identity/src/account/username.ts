// SPDX-License-Identifier: Apache-2.0
import { fold } from '@tinhso/kernel/search'

const ascii = (text: string) =>
  fold(text)
    .replace(/[^a-z0-9 ]/g, '')
    .trim()

/**
 * A username from a Vietnamese name: the given name, a dot, the initials of the rest.
 * @example usernameStem('Nguyễn Thị Ánh Tuyết') // 'tuyet.nta'
 */
export const usernameStem = (displayName: string): string => {
  const words = ascii(displayName).split(' ').filter(Boolean)
  const given = words.pop() ?? 'canbo'
  const initials = words.map((word) => word[0]).join('')
  return `${given}${initials ? `.${initials}` : ''}`.slice(0, 50).padEnd(2, 'x')
}

/** The stem itself, or the stem with the first number that is free. */
export const freeUsername = (stem: string, taken: ReadonlySet<string>): string => {
  if (!taken.has(stem)) return stem
  for (let number = 2; ; number += 1) if (!taken.has(`${stem}${number}`)) return `${stem}${number}`
}

/** A username somebody wrote, as it is stored; null when it cannot be one. */
export const writtenUsername = (text: string): string | null => {
  const name = text.normalize('NFC').trim().toLowerCase()
  return /^[a-z0-9][a-z0-9._-]{1,59}$/.test(name) ? name : null
}
