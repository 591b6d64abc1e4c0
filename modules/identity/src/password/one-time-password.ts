// SPDX-License-Identifier: Apache-2.0
import { randomInt } from 'node:crypto'

// no letters or digits that look alike on paper (0 o, 1 l i, 5 s, 2 z)
const alphabet = 'abcdefghjkmnpqrtuvwxy346789'
const groups = 4
const groupLength = 4

/** How many days a slip may be used. */
export const oneTimeDays = 7

/** A random password for a printed slip, e.g. `kqtm-7w4r-nhx3-ap9e` (76 bits). */
export const createOneTimePassword = (): string =>
  Array.from({ length: groups }, () =>
    Array.from({ length: groupLength }, () => alphabet[randomInt(alphabet.length)]).join(''),
  ).join('-')
