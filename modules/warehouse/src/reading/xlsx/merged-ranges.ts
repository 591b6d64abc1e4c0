// SPDX-License-Identifier: Apache-2.0
import type { MergedRange } from '../sheet-workbook.ts'

const MARK = 'mergeCell '
const LONGEST = 200
const MOST_RANGES = 100_000

/** The cells merged over several rows that the XML of a sheet lists behind its rows; its text goes by in chunks. */
export async function mergedRanges(chunks: AsyncIterable<Buffer>): Promise<MergedRange[]> {
  const ranges: MergedRange[] = []
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of chunks) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk
    const last = bytes.lastIndexOf('<')
    const whole = last < 0 || bytes.length - last > LONGEST ? bytes.length : last
    rest = bytes.subarray(whole)
    const from = bytes.indexOf(MARK)
    if (from >= 0 && from < whole) take(bytes.toString('latin1', from, whole), ranges)
  }
  take(rest.toString('latin1'), ranges)
  return ranges
}

function take(xml: string, ranges: MergedRange[]): void {
  for (const [, place = ''] of xml.matchAll(/mergeCell [^>]*?ref="([^"]{1,40})"/g)) {
    const range = rangeOf(place)
    if (range && ranges.length < MOST_RANGES) ranges.push(range)
  }
}

/** Reads a place such as B3:C7; null when it is one row high. */
export function rangeOf(place: string): MergedRange | null {
  const [, letters = '', top, bottom] =
    /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?[A-Z]{1,3}\$?(\d{1,7})$/.exec(place) ?? []
  if (letters === '' || Number(bottom) <= Number(top)) return null
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
  return { top: Number(top), bottom: Number(bottom), column }
}
