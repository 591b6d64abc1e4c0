// SPDX-License-Identifier: Apache-2.0

type Measure = (text: string) => number

/** Cuts a word that is wider than a line. */
function* pieces(word: string, width: number, measure: Measure): Generator<string> {
  let piece = ''
  for (const sign of word) {
    if (piece !== '' && measure(piece + sign) > width) {
      yield piece
      piece = ''
    }
    piece += sign
  }
  if (piece !== '') yield piece
}

/** Text as lines no wider than `width`; words are kept whole where they fit, new lines of the text are kept. */
export const textLines = (text: string, width: number, measure: Measure): string[] => {
  const lines: string[] = []
  const readable = text
    .normalize('NFC')
    .replace(/\t/g, ' ')
    .replace(/[\p{Cc}\p{Cf}]/gu, (sign) => (sign === '\n' ? sign : ''))
  for (const paragraph of readable.split('\n')) {
    let line = ''
    for (const word of paragraph.split(/ +/)) {
      const longer = line === '' ? word : `${line} ${word}`
      if (measure(longer) <= width) {
        line = longer
        continue
      }
      if (line !== '') lines.push(line)
      const parts = measure(word) <= width ? [word] : [...pieces(word, width, measure)]
      lines.push(...parts.slice(0, -1))
      line = parts.at(-1) ?? ''
    }
    lines.push(line)
  }
  return lines
}
