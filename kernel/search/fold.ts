// SPDX-License-Identifier: Apache-2.0

// The SQL function kernel.fold does the same, step by step; fold-vectors.json is run against both.
const combiningMarks = /[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]/g
const separators =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters separate words like spaces do
  /[\u0000-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u00d7\u00f7\u02b0-\u02ff\u2000-\u206f\u20a0-\u20cf\u2190-\u2bff\u3000-\u303f\ufe30-\ufe6f\ufeff]+/g
const plainLetters: Readonly<Record<string, string>> = {
  đ: 'd',
  Đ: 'd',
  ð: 'd',
  Ð: 'd',
  ɖ: 'd',
  Ɖ: 'd',
  ƀ: 'b',
  Ƀ: 'b',
  ø: 'o',
  Ø: 'o',
  ł: 'l',
  Ł: 'l',
}
const lettersWithStroke = new RegExp(`[${Object.keys(plainLetters).join('')}]`, 'g')
const tones = /[\u0300\u0301\u0303\u0309\u0323]/g
const wordWithMarks = /[\p{L}\p{M}\p{N}]+/gu

const lowerAscii = (text: string): string => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())

/**
 * Text without everything people leave out or write in two ways when they search: case, diacritics (đ is d), Unicode
 * composition, place of the tone mark (hoà, hòa), punctuation. Words are separated by single spaces.
 * @example fold('Sở KH&CN tỉnh Thừa Thiên–Huế') // 'so kh cn tinh thua thien hue'
 */
export const fold = (text: string): string =>
  lowerAscii(
    text
      .normalize('NFKD')
      .replace(combiningMarks, '')
      .replace(lettersWithStroke, (letter) => plainLetters[letter] ?? letter),
  )
    .replace(separators, ' ')
    .replace(/^ | $/g, '')

/** The words of a text, folded; empty for a text of punctuation only. */
export const foldedWords = (text: string): string[] => fold(text).split(' ').filter(Boolean)

/**
 * The words of a text with their diacritics, in a form in which Unicode composition, case and the place of the tone
 * mark make no difference: the tone stands at the end of its syllable. For comparing only, never for showing.
 */
export const exactWords = (text: string): string[] =>
  (text.normalize('NFD').toLowerCase().match(wordWithMarks) ?? []).map((word) => {
    const tone = word.match(tones)
    return tone === null ? word : `${word.replace(tones, '')}${tone.join('')}`
  })

/** How many words of the query stand in the text with exactly the same diacritics: the second level of ranking. */
export const countExactWords = (query: string, text: string): number => {
  const present = new Set(exactWords(text))
  return exactWords(query).filter((word) => present.has(word)).length
}

/**
 * Order for texts that all match a query when folded: more words with the query's own diacritics first.
 * @example ['Hoa', 'Hòa'].sort(compareExact('hoà')) // ['Hòa', 'Hoa']
 */
export const compareExact =
  (query: string) =>
  (one: string, other: string): number =>
    countExactWords(query, other) - countExactWords(query, one)
