// SPDX-License-Identifier: Apache-2.0
import type { Keys } from '@tinhso/kernel/keys'

const purpose = 'identity.personal-identifier'

/**
 * The twelve digits of a written personal identifier, or null. Blanks and dots are left out; a number that a
 * spreadsheet has stripped of its leading zeros gets them back (every number begins with 0).
 */
export const personalIdentifier = (text: string): string | null => {
  const digits = text.replace(/[\s.\-']/g, '')
  if (!/^\d{10,12}$/.test(digits)) return null
  const padded = digits.padStart(12, '0')
  const province = Number(padded.slice(0, 3))
  return province >= 1 && province <= 96 ? padded : null
}

/** The keyed HMAC by which an identifier is found. */
export const identifierMac = (keys: Keys, identifier: string): string => keys.mac(purpose, identifier)

/** How an identifier is stored: a keyed HMAC to find it, and encrypted to read it. */
export const storedIdentifier = (keys: Keys, identifier: string) => ({
  identifierMac: identifierMac(keys, identifier),
  identifierSealed: keys.seal(purpose, identifier),
})

/** The last three digits, enough to tell two people of one name apart. */
export const identifierEnding = (keys: Keys, sealed: string | null): string | null =>
  sealed === null ? null : keys.open(purpose, sealed).slice(-3)
