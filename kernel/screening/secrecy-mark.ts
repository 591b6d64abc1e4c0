// SPDX-License-Identifier: Apache-2.0

/** The three degrees of secrecy as documents bear them (Luật Bảo vệ bí mật nhà nước). */
export type SecrecyMark = 'MẬT' | 'TỐI MẬT' | 'TUYỆT MẬT'

// words of old one-byte alphabets as they look before decoding: TCVN3 (capitals are a font there), then VNI
const oldWords: readonly (readonly [RegExp, string])[] = [
  [/tuyÖt/g, 'TUYỆT'],
  [/tèi(?=\s*mËt)/g, 'TỐI'],
  [/mËt/g, 'MẬT'],
  [/®é/g, 'độ'],
  [/TUYEÄT/g, 'TUYỆT'],
  [/tuyeät/g, 'tuyệt'],
  [/TOÁI(?=\s*MAÄT)/g, 'TỐI'],
  [/toái(?=\s*maät)/g, 'tối'],
  [/MAÄT/g, 'MẬT'],
  [/maät/g, 'mật'],
  [/ñoä|ÑOÄ/g, 'độ'],
]

const edge = /^[\s\p{P}\p{S}]+|[\s\p{P}\p{S}]+$/gu

/** Codes of printed headers in spreadsheets: place, font, size, colour. */
const withoutPrintCodes = (text: string): string =>
  text.includes('&')
    ? text.replace(/&[LCR]/g, '\n').replace(/&(?:"[^"]*"|\d{1,3}|K[0-9A-Fa-f]{6}|[A-KM-QS-Z])/g, '')
    : text

const asWritten = (text: string): string => {
  const composed = text.normalize('NFC')
  return oldWords.reduce((present, [old, word]) => present.replace(old, word), composed).replace(/\s+/g, ' ')
}

const standing: Readonly<Record<string, SecrecyMark>> = {
  MẬT: 'MẬT',
  TỐIMẬT: 'TỐI MẬT',
  TUYỆTMẬT: 'TUYỆT MẬT',
  TOIMAT: 'TỐI MẬT',
  TUYETMAT: 'TUYỆT MẬT',
}

/** A mark that stands alone; letters may be set apart, as stamps do. "Mật" in small letters is a word, not a mark. */
const standsAlone = (piece: string): SecrecyMark | null => {
  const bare = piece.replace(edge, '')
  if (bare.length > 20) return null
  const joined = bare.replace(/ /g, '')
  const mark = standing[joined]
  if (mark) return mark
  return /^(tối|tuyệt) mật$/i.test(bare) ? standing[joined.toUpperCase()]! : null
}

const labelled =
  /(?:^|[^\p{L}])(?:độ|dấu|mức độ|do|dau) (?:mật|mat) ?[:：=\-–] ?\W{0,3}(tuyệt mật|tối mật|mật|tuyet mat|toi mat|mat)(?![\p{L}]| (?:độ|do)(?!\p{L}))/iu
const named = /^(?:tài liệu|văn bản|hồ sơ|công văn|báo cáo) (TUYỆT MẬT|TỐI MẬT|MẬT)$/iu

const markOf = (words: string): SecrecyMark | null =>
  standing[words.toUpperCase().replace(/ /g, '')] ?? (/^MAT$/i.test(words) ? 'MẬT' : null)

/** Whether a text could hold a mark at all: a cheap question before the careful one. */
export const mayBearMark = (text: string): boolean =>
  /m\s?(?:[ậ]|ậ|â\u0323|a\u0323\u0302|Ë|ë|aä|a)\s?t/iu.test(text)

/**
 * The mark of secrecy that a cell, line or heading bears, or null. A mark stands alone ("MẬT", "TỐI MẬT", "TUYET MAT"),
 * or after its label ("Độ mật: Mật"). Ordinary words ("mật độ", "bảo mật", "mật ong") and names ("Nguyễn Văn Mật") are none.
 */
export const secrecyMarkOf = (text: string): SecrecyMark | null => {
  if (text.length > 4000 || !mayBearMark(text)) return null
  for (const line of withoutPrintCodes(text).split('\n')) {
    const written = asWritten(line).trim()
    for (const piece of [written, ...written.split(/ [-–—|•·/] |[|•;]/)]) {
      const alone = standsAlone(piece)
      if (alone) return alone
    }
    const found = labelled.exec(written)?.[1] ?? namedMark(written)
    if (found) return markOf(found)
  }
  return null
}

const namedMark = (written: string): string | undefined => {
  const found = named.exec(written.replace(edge, ''))?.[1]
  return found === found?.toUpperCase() ? found : undefined
}

/** Whether a text speaks of a degree of secrecy: then "Mật" alone in another cell is a mark. */
export const namesSecrecy = (text: string): boolean =>
  /(?:độ|dấu) mật\s*[:*]?$/iu.test(asWritten(text).trim())

export const isWordMat = (text: string): boolean => asWritten(text).trim() === 'Mật'
