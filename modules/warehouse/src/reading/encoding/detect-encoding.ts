// SPDX-License-Identifier: Apache-2.0
import { isAscii, isUtf8 } from 'node:buffer'
import type { TextEncoding } from '../../contract/text-encodings.ts'
import { decodeOldLetters, type OldLetters } from './old-letters.ts'
import { decodeWhole } from './text-decoder.ts'
import { vietnameseScore } from './vietnamese-syllable.ts'

const FEWEST_SYLLABLES = 0.5
const CLEARLY_BETTER = 1.2
const BYTES_FOR_STATISTICS = 1 << 18

/**
 * How the text of a delimited file is written: by its byte order mark, by where its NUL bytes stand, by whether it is
 * UTF-8, and by which table makes Vietnamese syllables of it. Null: none does.
 */
export function detectEncoding(head: Buffer): TextEncoding | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  const wide = wideOrder(head)
  if (wide) return wide
  const sample = head.subarray(0, BYTES_FOR_STATISTICS)
  if (looksLikeUtf8(head)) {
    const letters = oldLettersOf(sample.toString('utf8'))
    return letters ? `${letters}-in-utf-8` : 'utf-8'
  }
  return bestOfOneByte(sample)
}

/** The old font of which a text is typed, by statistics; null when it reads best as it stands. */
export function oldLettersOf(text: string): OldLetters | null {
  const plain = vietnameseScore(text)
  const scored = (['tcvn3', 'vni'] as const)
    .map((letters) => ({ letters, ...vietnameseScore(decodeOldLetters(text, letters)) }))
    .map(({ letters, accented, syllables }) => ({
      letters,
      syllables,
      share: syllables / Math.max(accented, 1),
    }))
    .sort((left, right) => right.syllables - left.syllables)
  const best = scored[0]!
  const better = best.syllables > plain.syllables * CLEARLY_BETTER
  return better && best.share >= FEWEST_SYLLABLES ? best.letters : null
}

function bestOfOneByte(sample: Buffer): TextEncoding | null {
  const scored = (['windows-1258', 'tcvn3', 'vni'] as const)
    .map((encoding) => {
      const { accented, syllables } = vietnameseScore(decodeWhole(sample, encoding))
      return { encoding, share: syllables / Math.max(accented, 1) }
    })
    .sort((left, right) => right.share - left.share)
  return scored[0]!.share >= FEWEST_SYLLABLES ? scored[0]!.encoding : null
}

/** UTF-16 without a mark: ASCII leaves every second byte NUL, and hardly any of the others. */
function wideOrder(head: Buffer): 'utf-16le' | 'utf-16be' | null {
  const length = Math.min(head.length, 4096) & ~1
  let [even, odd] = [0, 0]
  for (let at = 0; at < length; at += 2) {
    if (head[at] === 0) even++
    if (head[at + 1] === 0) odd++
  }
  const half = length / 2
  if (odd > half * 0.3 && even < half * 0.05) return 'utf-16le'
  if (even > half * 0.3 && odd < half * 0.05) return 'utf-16be'
  return null
}

/** Whether the head of a file is UTF-8, up to a character cut at its end and to stray bytes in fewer than half of its accented lines. */
function looksLikeUtf8(head: Buffer): boolean {
  for (let cut = 0; cut < 4; cut++) if (isUtf8(head.subarray(0, head.length - cut))) return true
  return badShareOfAccentedLines(head) <= 0.5
}

function badShareOfAccentedLines(head: Buffer): number {
  let accented = 0
  let bad = 0
  for (let at = 0; at < head.length; ) {
    const end = head.indexOf(10, at)
    const line = head.subarray(at, end < 0 ? head.length : end)
    if (!isAscii(line)) accented++
    if (!isUtf8(line)) bad++
    at = end < 0 ? head.length : end + 1
  }
  return bad / Math.max(accented, 1)
}
