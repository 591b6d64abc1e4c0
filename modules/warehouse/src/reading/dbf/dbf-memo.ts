// SPDX-License-Identifier: Apache-2.0

const DBASE_BLOCK = 512
const DBASE_4_MARK = 0xffff0800
const END_OF_TEXT = 0x1a

/** The text of a long note as bytes by the number of its block: dBase III and IV (.dbt), FoxPro (.fpt). */
export function memoBytes(memo: Buffer, version: number, block: number): Buffer {
  if (block === 0) return Buffer.alloc(0)
  if (isFoxPro(version)) {
    const at = block * (memo.readUInt16BE(6) || 1)
    return part(memo, at + 8, memo.readUInt32BE(at + 4))
  }
  const blockBytes = version === 0x8b || version === 0xcb ? memo.readUInt16LE(20) || DBASE_BLOCK : DBASE_BLOCK
  const at = block * blockBytes
  if (at + 8 <= memo.length && memo.readUInt32BE(at) === DBASE_4_MARK)
    return part(memo, at + 8, memo.readUInt32LE(at + 4) - 8)
  if (at >= memo.length) throw new Error('dBase memo is cut')
  const end = memo.indexOf(END_OF_TEXT, at)
  return memo.subarray(at, end < 0 ? memo.length : end)
}

function isFoxPro(version: number): boolean {
  return version === 0x30 || version === 0x31 || version === 0x32 || version === 0xf5
}

function part(memo: Buffer, start: number, length: number): Buffer {
  if (length < 0 || start + length > memo.length) throw new Error('dBase memo is cut')
  return memo.subarray(start, start + length)
}
