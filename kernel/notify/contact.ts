// SPDX-License-Identifier: Apache-2.0

/** Where a person can be reached outside the house; null where no address is known. */
export interface Contact {
  readonly email: string | null
  readonly phone: string | null
}

/** Finds the contacts of accounts that may sign in. */
export type ContactsOf = (accountIds: readonly string[]) => Promise<ReadonlyMap<string, Contact>>

/**
 * A Vietnamese mobile number in the form that providers take, `84` and nine digits; null for anything else.
 * Spaces, dots, hyphens, brackets and a leading `+` are what people write and do not count.
 */
export const mobileNumber = (text: string | null | undefined): string | null => {
  const digits = (text ?? '').replace(/[\s.\-()+]/g, '').replace(/^0084/, '84')
  const national = /^84(?=\d{9}$)/.test(digits) ? digits.slice(2) : digits.replace(/^0/, '')
  return /^[35789]\d{8}$/.test(national) && digits.length !== 9 ? `84${national}` : null
}
