// SPDX-License-Identifier: Apache-2.0
import { decodeText } from '../xlsx/xml-scanner.ts'

const marks: Record<string, string> = {
  grave: '\u0300',
  acute: '\u0301',
  circ: '\u0302',
  tilde: '\u0303',
  uml: '\u0308',
  ring: '\u030a',
  cedil: '\u0327',
}
const others: Record<string, string> = {
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  hellip: '…',
  deg: '°',
  sup2: '²',
  sup3: '³',
  times: '×',
  AElig: 'Æ',
  aelig: 'æ',
  ETH: 'Ð',
  eth: 'ð',
  Oslash: 'Ø',
  oslash: 'ø',
  szlig: 'ß',
  thorn: 'þ',
  THORN: 'Þ',
  micro: 'µ',
  para: '¶',
  middot: '·',
  cedil: '¸',
  sup1: '¹',
  copy: '©',
  ordf: 'ª',
  laquo: '«',
  raquo: '»',
  not: '¬',
  shy: '\u00ad',
  reg: '®',
  frac14: '¼',
  frac12: '½',
  frac34: '¾',
  uml: '¨',
  sect: '§',
  divide: '÷',
  iexcl: '¡',
  cent: '¢',
  pound: '£',
  curren: '¤',
  yen: '¥',
  brvbar: '¦',
}

/** The text of a cell as a browser shows it: blanks run together, `<br>` breaks the line, entities resolved. */
export function htmlText(raw: string): string {
  return raw
    .replace(/\s+/g, ' ')
    .split(/(?:<br>)+/)
    .map((line) => entities(line).trim())
    .filter((line, index, all) => line !== '' || (index > 0 && index < all.length - 1))
    .join('\n')
    .trim()
}

function entities(text: string): string {
  const named = text.replace(/&([a-z]+[0-9]*);/gi, (whole, name: string) => {
    const [, letter, mark] = /^([a-z])(grave|acute|circ|tilde|uml|ring|cedil)$/i.exec(name) ?? []
    return letter ? (letter + marks[mark!]!).normalize('NFC') : (others[name] ?? whole)
  })
  return decodeText(named).replaceAll('\u00a0', ' ')
}
