// SPDX-License-Identifier: Apache-2.0
import { fold } from '@tinhso/kernel/search'
import type { identityMessages } from '../contract/index.ts'
import { commonPasswords } from './common-passwords.ts'

type PasswordFault = Extract<keyof typeof identityMessages, `identity.password-${string}`>

const squeeze = (text: string) => fold(text).replace(/[^a-z0-9]/g, '')

/** A password made of one short piece again and again, or of a run such as 123456789. */
const isPattern = (squeezed: string): boolean => {
  if (/^(.{1,4})\1+$/.test(squeezed)) return true
  const steps = [...squeezed]
    .slice(1)
    .map((character, index) => character.charCodeAt(0) - squeezed.charCodeAt(index))
  const most = Math.max(0, ...steps.map((step) => steps.filter((other) => other === step).length))
  return most > 3 && most >= steps.length * 0.8
}

const isCommon = (password: string): boolean => {
  const squeezed = squeeze(password)
  // digits and marks around a common word do not make it a good one
  const core = squeezed.replace(/^\d+|\d+$/g, '')
  return squeezed === '' || isPattern(squeezed) || commonPasswords.has(squeezed) || commonPasswords.has(core)
}

/**
 * What is wrong with a chosen password: length (in characters), common ones, the username inside it.
 * National level-3 checklist, row 2; length counts more than kinds of characters.
 */
export const passwordFault = (
  password: string,
  { username, length }: { username: string; length: number },
): PasswordFault | undefined => {
  const count = [...password.normalize('NFC')].length
  if (count < length) return 'identity.password-too-short'
  if (count > 200) return 'identity.password-too-long'
  if (squeeze(password).includes(squeeze(username))) return 'identity.password-contains-username'
  return isCommon(password) ? 'identity.password-common' : undefined
}
