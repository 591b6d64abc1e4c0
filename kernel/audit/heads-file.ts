// SPDX-License-Identifier: Apache-2.0
import { type FileHandle, open, readFile } from 'node:fs/promises'
import { readBlock, type SignedBlock } from './audit-block.ts'

/** The heads file as it stands. A last line that was cut off while being written does not count. */
export interface Heads {
  readonly lines: readonly SignedBlock[]
  readonly lastNumber: number
  /** Number of lines that are no signed block. */
  readonly unreadable: number
}

const readLine = (line: string): SignedBlock | null => {
  try {
    const parsed = JSON.parse(line) as SignedBlock
    return typeof parsed.body === 'string' && typeof parsed.signature === 'string' && readBlock(parsed.body)
      ? parsed
      : null
  } catch {
    return null
  }
}

/** Reads the signed heads kept outside the database; a file that is not there yet is empty. */
export const readHeads = async (path: string): Promise<Heads> => {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  const end = text.lastIndexOf('\n') + 1
  const whole = text.slice(0, end).split('\n').slice(0, -1)
  const lines = whole.map(readLine).filter((line) => line !== null)
  return {
    lines,
    lastNumber: Math.max(0, ...lines.slice(-1).map(({ body }) => readBlock(body)!.number)),
    unreadable: whole.length - lines.length,
  }
}

/** Far longer than the longest line: the end of the file always holds the last head whole. */
const tailBytes = 65_536

/** The end of the file: the number of its last whole head, and the bytes of a line cut off while being written. */
const readTail = async (file: FileHandle): Promise<{ lastNumber: number; torn: number; size: number }> => {
  const { size } = await file.stat()
  const start = Math.max(0, size - tailBytes)
  const { buffer, bytesRead } = await file.read(Buffer.alloc(size - start), 0, size - start, start)
  const end = buffer.subarray(0, bytesRead).lastIndexOf(10) + 1
  const line = buffer.subarray(0, end).toString('utf8').split('\n').at(-2)
  const head = line === undefined ? null : readLine(line)
  return { lastNumber: head ? readBlock(head.body)!.number : 0, torn: bytesRead - end, size }
}

/** Number of the last head in the file, without reading the rest; 0 for a file that is not there yet. */
export const lastHeadNumber = async (path: string): Promise<number> => {
  const file = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (!file) return 0
  try {
    return (await readTail(file)).lastNumber
  } finally {
    await file.close()
  }
}

/** Appends signed heads and returns when the disk has them (fsync); a torn last line is taken off first. */
export const appendHeads = async (path: string, blocks: readonly SignedBlock[]): Promise<void> => {
  const file = await open(path, 'a+', 0o640)
  try {
    const { torn, size } = await readTail(file)
    if (torn > 0) await file.truncate(size - torn)
    await file.write(
      blocks.map((block) => `${JSON.stringify({ body: block.body, signature: block.signature })}\n`).join(''),
    )
    await file.sync()
  } finally {
    await file.close()
  }
}
