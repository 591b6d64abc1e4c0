// SPDX-License-Identifier: Apache-2.0
import { createInflateRaw } from 'node:zlib'

/** An entry of a zip archive as its directory declares it. */
export type ZipEntry = { name: string; method: number; packed: number; unpacked: number; offset: number }

const END_OF_DIRECTORY = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
const STORED = 0
const DEFLATED = 8
const LOCAL_HEADER_BYTES = 30

/** The entries that a zip archive declares, in the order of its directory; null when the directory cannot be read. */
export function zipDirectory(bytes: Buffer): ZipEntry[] | null {
  const end = endOfDirectory(bytes)
  if (end < 0) return null
  const entries: ZipEntry[] = []
  let at = bytes.readUInt32LE(end + 16)
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== DIRECTORY_ENTRY) return null
    const nameLength = bytes.readUInt16LE(at + 28)
    entries.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      unpacked: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return entries
}

/** The unpacked bytes of an entry, streaming; more than it declares is an error, whatever the archive says of itself. */
export async function* zipEntryBytes(bytes: Buffer, entry: ZipEntry): AsyncGenerator<Buffer> {
  const { offset, method, packed, unpacked } = entry
  const start =
    offset + LOCAL_HEADER_BYTES + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28)
  const content = bytes.subarray(start, start + packed)
  if (method === STORED) {
    yield content
    return
  }
  if (method !== DEFLATED) throw new Error(`zip method ${method}`)
  const inflate = createInflateRaw({ chunkSize: 1 << 18 })
  inflate.end(content)
  let seen = 0
  for await (const chunk of inflate as AsyncIterable<Buffer>) {
    seen += chunk.length
    if (seen > unpacked) throw new Error('zip entry is larger than declared')
    yield chunk
  }
}

function endOfDirectory(bytes: Buffer): number {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 22 - 65_535); at--) {
    if (bytes.readUInt32LE(at) === END_OF_DIRECTORY) return at
  }
  return -1
}
