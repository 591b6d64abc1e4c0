// SPDX-License-Identifier: Apache-2.0

const ONSET = '(?:ngh?|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnprstvx])?'
const NUCLEUS = '(?:uyê|uya|iê|yê|ia|ya|uô|ua|ươ|ưa|uơ|oă|oa|oe|oo|uâ|uê|uy|[aăâeêioôơuưy])'
const CODA = '(?:ng|nh|ch|[cmnptiyou])?'
const SYLLABLE = new RegExp(`^${ONSET}${NUCLEUS}${CODA}$`)
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g
const WORDS = /[\p{L}\p{M}\u0080-\u00ff\ufffd]+/gu

/** Whether a word could be a Vietnamese syllable: one vowel group, at most one tone. Any case, composed or not. */
export function isVietnameseSyllable(word: string): boolean {
  const apart = word.normalize('NFD')
  const tones = apart.match(TONES)?.length ?? 0
  return tones <= 1 && SYLLABLE.test(apart.replace(TONES, '').normalize('NFC').toLowerCase())
}

/** How Vietnamese the accented words of a text are: how many there are and how many could be syllables. */
export function vietnameseScore(text: string): { accented: number; syllables: number } {
  let accented = 0
  let syllables = 0
  for (const [word] of text.matchAll(WORDS)) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: plain ASCII says nothing about the encoding
    if (/^[\x00-\x7f]*$/.test(word)) continue
    accented++
    if (isVietnameseSyllable(word) && isOneCase(word)) syllables++
  }
  return { accented, syllables }
}

/** Small letters, capitals, or one capital at the start: other mixtures come from a wrong table. */
function isOneCase(word: string): boolean {
  const rest = word.slice(1)
  return rest === rest.toLowerCase() || word === word.toUpperCase()
}
