// SPDX-License-Identifier: Apache-2.0
import { crc32, createInflateRaw } from 'node:zlib'
import { ArchiveBomb, PasswordNeeded } from '../refusal.ts'

/** An entry of a zip archive as its directory declares it. */
export type ZipEntry = {
  name: string
  method: number
  packed: number
  unpacked: number
  offset: number
  checksum: number
  encrypted: boolean
}

const END_OF_DIRECTORY = 0x06054b50
const WIDE_LOCATOR = 0x07064b50
const WIDE_END_OF_DIRECTORY = 0x06064b50
const DIRECTORY_ENTRY = 0x02014b50
const LOCAL_HEADER = 0x04034b50
const WIDE_SIZES = 0x0001
const UNKNOWN = 0xffffffff
const STORED = 0
const DEFLATED = 8
const LOCAL_HEADER_BYTES = 30
const MOST_ENTRIES = 20_000

/**
 * The entries that a zip archive declares, in the order of its directory, paths with “/”; null when the directory cannot be read.
 * Nothing is ever written under these names. Throws `ArchiveBomb` when there are more than any workbook has.
 */
export function zipDirectory(bytes: Buffer): ZipEntry[] | null {
  const end = endOfDirectory(bytes)
  if (!end) return null
  if (end.count > MOST_ENTRIES) throw new ArchiveBomb()
  const entries: ZipEntry[] = []
  let at = end.directory
  for (let left = end.count; left > 0; left--) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== DIRECTORY_ENTRY) return null
    const nameLength = bytes.readUInt16LE(at + 28)
    const extraLength = bytes.readUInt16LE(at + 30)
    const extra = bytes.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength)
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength)
    const [unpacked, packed, offset] = wideSizes(extra, [
      bytes.readUInt32LE(at + 24),
      bytes.readUInt32LE(at + 20),
      bytes.readUInt32LE(at + 42),
    ])
    entries.push({
      name: name.replaceAll('\\', '/').replace(/^(\.?\/)+/, ''),
      method: bytes.readUInt16LE(at + 10),
      checksum: bytes.readUInt32LE(at + 16),
      encrypted: (bytes.readUInt16LE(at + 8) & 1) !== 0,
      packed,
      unpacked,
      offset,
    })
    at += 46 + nameLength + extraLength + bytes.readUInt16LE(at + 32)
  }
  return entries
}

/** The unpacked bytes of an entry, streaming; another size or checksum than declared is an error. */
export async function* zipEntryBytes(bytes: Buffer, entry: ZipEntry): AsyncGenerator<Buffer> {
  const { offset, method, packed, unpacked, checksum } = entry
  if (entry.encrypted) throw new PasswordNeeded()
  if (offset + LOCAL_HEADER_BYTES > bytes.length || bytes.readUInt32LE(offset) !== LOCAL_HEADER)
    throw new Error('zip entry is missing')
  const start =
    offset + LOCAL_HEADER_BYTES + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28)
  if (start + packed > bytes.length) throw new Error('zip entry is cut')
  let [seen, sum] = [0, 0]
  for await (const chunk of unpack(bytes.subarray(start, start + packed), method)) {
    seen += chunk.length
    sum = crc32(chunk, sum)
    if (seen > unpacked) throw new Error('zip entry is larger than declared')
    yield chunk
  }
  if (seen !== unpacked || sum !== checksum) throw new Error('zip entry is damaged')
}

/** All unpacked bytes of an entry. */
export async function zipEntryContent(bytes: Buffer, entry: ZipEntry): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of zipEntryBytes(bytes, entry)) parts.push(part)
  return Buffer.concat(parts)
}

async function* unpack(content: Buffer, method: number): AsyncGenerator<Buffer> {
  if (method === STORED) {
    yield content
    return
  }
  if (method !== DEFLATED) throw new Error(`zip method ${method}`)
  const inflate = createInflateRaw({ chunkSize: 1 << 18 })
  inflate.end(content)
  yield* inflate as AsyncIterable<Buffer>
}

function endOfDirectory(bytes: Buffer): { count: number; directory: number } | null {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 22 - 65_535); at--) {
    if (bytes.readUInt32LE(at) !== END_OF_DIRECTORY) continue
    const [count, directory] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 16)]
    const wide = count === 0xffff || directory === UNKNOWN ? wideEnd(bytes, at) : null
    return wide ?? { count, directory }
  }
  return null
}

/** The end of the directory of an archive that counts in 64 bits. */
function wideEnd(bytes: Buffer, end: number): { count: number; directory: number } | null {
  const locator = end - 20
  if (locator < 0 || bytes.readUInt32LE(locator) !== WIDE_LOCATOR) return null
  const at = Number(bytes.readBigUInt64LE(locator + 8))
  if (!(at + 56 <= bytes.length) || bytes.readUInt32LE(at) !== WIDE_END_OF_DIRECTORY) return null
  return {
    count: Number(bytes.readBigUInt64LE(at + 32)),
    directory: Number(bytes.readBigUInt64LE(at + 48)),
  }
}

/** Sizes and place of an entry, of which the ones that do not fit into 32 bits stand in an extra field, in this order. */
function wideSizes(extra: Buffer, sizes: [number, number, number]): [number, number, number] {
  if (!sizes.includes(UNKNOWN)) return sizes
  for (let at = 0; at + 4 <= extra.length; ) {
    const [id, length] = [extra.readUInt16LE(at), extra.readUInt16LE(at + 2)]
    let from = at + 4
    at = from + length
    if (id !== WIDE_SIZES || at > extra.length) continue
    return sizes.map((size) => {
      if (size !== UNKNOWN || from + 8 > at) return size
      from += 8
      return Number(extra.readBigUInt64LE(from - 8))
    }) as [number, number, number]
  }
  return sizes
}
