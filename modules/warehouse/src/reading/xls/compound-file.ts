// SPDX-License-Identifier: Apache-2.0

const END_OF_CHAIN = 0xfffffffe
const HEADER_SECTORS = 109
const ENTRY_BYTES = 128
const MINI_SECTOR = 64

/** The streams of a compound file (MS-CFB) by name; null when it has none of the wanted names. Throws when it is damaged. */
export function compoundStream(bytes: Buffer, wanted: readonly string[]): Buffer | null {
  const sectorBytes = 1 << bytes.readUInt16LE(30)
  if (sectorBytes !== 512 && sectorBytes !== 4096) throw new Error('compound file has odd sectors')
  const sector = (number: number) => {
    const start = (number + 1) * sectorBytes
    if (start >= bytes.length) throw new Error('compound file is cut')
    return bytes.subarray(start, start + sectorBytes)
  }
  const table = numbersOf(tableSectors(bytes, sector).map(sector))
  const read = (first: number) => Buffer.concat(chain(table, first).map(sector))
  const entries = directoryEntries(read(bytes.readUInt32LE(48)))
  const entry = wanted.map((name) => entries.find((one) => one.name === name)).find(Boolean)
  if (!entry) return null
  if (entry.size >= bytes.readUInt32LE(56)) return read(entry.first).subarray(0, entry.size)
  const mini = read(entries.find(({ isRoot }) => isRoot)!.first)
  const miniTable = numbersOf([read(bytes.readUInt32LE(60))])
  const parts = chain(miniTable, entry.first).map((at) =>
    mini.subarray(at * MINI_SECTOR, (at + 1) * MINI_SECTOR),
  )
  return Buffer.concat(parts).subarray(0, entry.size)
}

/** Numbers of the sectors that hold the allocation table. */
function tableSectors(bytes: Buffer, sector: (number: number) => Buffer): number[] {
  const count = bytes.readUInt32LE(44)
  if (count > bytes.length / 512) throw new Error('compound file declares too much')
  const numbers = Array.from({ length: Math.min(count, HEADER_SECTORS) }, (_, at) =>
    bytes.readUInt32LE(76 + at * 4),
  )
  let next = bytes.readUInt32LE(68)
  while (numbers.length < count && next < END_OF_CHAIN) {
    const more = numbersOf([sector(next)])
    next = more.pop()!
    numbers.push(...more.slice(0, count - numbers.length))
  }
  return numbers
}

function numbersOf(parts: Buffer[]): number[] {
  return parts.flatMap((part) =>
    Array.from({ length: part.length >> 2 }, (_, at) => part.readUInt32LE(at * 4)),
  )
}

function chain(table: number[], first: number): number[] {
  const numbers: number[] = []
  for (let at = first; at < END_OF_CHAIN; at = table[at] ?? END_OF_CHAIN) {
    if (numbers.push(at) > table.length) throw new Error('compound file runs in circles')
  }
  return numbers
}

function directoryEntries(
  directory: Buffer,
): { name: string; isRoot: boolean; first: number; size: number }[] {
  return Array.from({ length: Math.floor(directory.length / ENTRY_BYTES) }, (_, index) => {
    const entry = directory.subarray(index * ENTRY_BYTES, (index + 1) * ENTRY_BYTES)
    const nameBytes = Math.min(Math.max(entry.readUInt16LE(64) - 2, 0), 62)
    return {
      name: entry.toString('utf16le', 0, nameBytes),
      isRoot: entry[66] === 5,
      first: entry.readUInt32LE(116),
      size: entry.readUInt32LE(120),
    }
  })
}
