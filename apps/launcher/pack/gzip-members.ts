// SPDX-License-Identifier: Apache-2.0
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'

const compress = promisify(gzip)
const memberSize = 4 * 1024 * 1024
const atOnce = 4

/**
 * Compresses a stream in members of 4 MiB, several at once on the thread pool. Members laid end to end are one gzip file
 * to every reader, and the same bytes (of one level, 1 to 9) come out whatever the number of processors.
 */
export async function* gzipMembers(chunks: AsyncIterable<Uint8Array>, level: number): AsyncGenerator<Buffer> {
  const running: Promise<Buffer>[] = []
  for await (const member of inMembers(chunks)) {
    running.push(compress(member, { level }))
    if (running.length >= atOnce) yield await running.shift()!
  }
  for (const last of running) yield await last
}

async function* inMembers(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let waiting: Uint8Array[] = []
  let size = 0
  for await (const chunk of chunks) {
    for (let from = 0; from < chunk.length; ) {
      const part = chunk.subarray(from, from + memberSize - size)
      waiting.push(part)
      size += part.length
      from += part.length
      if (size < memberSize) continue
      yield Buffer.concat(waiting)
      waiting = []
      size = 0
    }
  }
  if (size > 0) yield Buffer.concat(waiting)
}
