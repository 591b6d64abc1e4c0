// SPDX-License-Identifier: Apache-2.0
import { createReadStream } from 'node:fs'
import { ReadingRefusal } from './refusal.ts'

/** A physical line of a file as bytes, without its line break. */
export type SourceLine = { bytes: Buffer; line: number; offset: number }

/** The physical lines of a file, streaming; a line over the limit refuses the file. */
export async function* sourceLines(path: string, limit: number): AsyncGenerator<SourceLine> {
  let kept: Buffer[] = []
  let keptBytes = 0
  let line = 1
  let offset = 0
  const whole = (last: Buffer): SourceLine => {
    const bytes = kept.length ? Buffer.concat([...kept, last]) : last
    const found = { bytes: bytes.at(-1) === 13 ? bytes.subarray(0, -1) : bytes, line: line++, offset }
    offset += bytes.length + 1
    kept = []
    keptBytes = 0
    return found
  }
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    let at = 0
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, at)) {
      yield whole(chunk.subarray(at, end))
      at = end + 1
    }
    kept.push(chunk.subarray(at))
    keptBytes += chunk.length - at
    if (keptBytes > limit) throw new ReadingRefusal('warehouse.line-too-long', { line, limit: limit >> 20 })
  }
  if (keptBytes > 0) yield whole(Buffer.alloc(0))
}
