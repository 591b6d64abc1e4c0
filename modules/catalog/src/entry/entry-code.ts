// SPDX-License-Identifier: Apache-2.0
import { foldedWords } from '@tinhso/kernel/search'

const longest = 80

/** A readable, stable code from a title: `csdl-giay-phep-lai-xe-tinh`; `taken` codes get a number behind. */
export const entryCode = (title: string, taken: (code: string) => boolean): string => {
  const words = foldedWords(title)
    .map((word) => word.replace(/[^a-z0-9]/g, ''))
    .filter((word) => word !== '')
  let base = ''
  for (const word of words) {
    if (base.length + word.length + 1 > longest) break
    base = base === '' ? word : `${base}-${word}`
  }
  base ||= 'du-lieu'
  if (!taken(base)) return base
  let number = 2
  while (taken(`${base}-${number}`)) number += 1
  return `${base}-${number}`
}
