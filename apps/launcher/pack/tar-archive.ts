// SPDX-License-Identifier: Apache-2.0

/** One thing in an archive: a file with its content, or a symbolic link with its target. */
export type TarEntry =
  | { path: string; kind: 'file'; content: Uint8Array; executable: boolean }
  | { path: string; kind: 'link'; target: string }
  | { path: string; kind: 'folder'; mode?: number; owner?: number }

const block = 512

/**
 * The bytes of one entry of a tar archive (ustar, long names in the GNU way, which GNU, BSD and BusyBox read).
 * Owner, group and time are the same for every entry, so that the same content gives the same bytes.
 */
export function tarEntry(entry: TarEntry, modified: number): Uint8Array[] {
  const content = entry.kind === 'file' ? entry.content : new Uint8Array()
  const target = entry.kind === 'link' ? entry.target : ''
  const path = entry.kind === 'folder' ? `${entry.path}/` : entry.path
  const fields = {
    mode: modeOf(entry),
    owner: (entry.kind === 'folder' && entry.owner) || 0,
    size: content.length,
    modified,
    type: { file: '0', link: '2', folder: '5' }[entry.kind],
  }
  return [
    ...longName('L', path, modified),
    ...longName('K', target, modified),
    header(path, target, fields),
    ...padded(content),
  ]
}

/** What ends an archive. */
export function tarEnd(): Uint8Array {
  return new Uint8Array(2 * block)
}

/** The header of a file whose content follows from elsewhere; `tarPadding` closes it. */
export function tarFileHeader(path: string, size: number, modified: number): Uint8Array {
  return header(path, '', { mode: 0o644, owner: 0, size, modified, type: '0' })
}

/** The zeros after a content of `size` bytes. */
export function tarPadding(size: number): Uint8Array {
  return new Uint8Array((block - (size % block)) % block)
}

function modeOf(entry: TarEntry): number {
  if (entry.kind === 'link') return 0o777
  if (entry.kind === 'folder') return entry.mode ?? 0o755
  return entry.executable ? 0o755 : 0o644
}

function padded(content: Uint8Array): Uint8Array[] {
  return content.length === 0 ? [] : [content, tarPadding(content.length)]
}

function longName(type: 'L' | 'K', name: string, modified: number): Uint8Array[] {
  const bytes = Buffer.from(`${name}\0`)
  if (bytes.length <= 101) return []
  const fields = { mode: 0o644, owner: 0, size: bytes.length, modified, type }
  return [header('././@LongLink', '', fields), ...padded(bytes)]
}

type Fields = { mode: number; owner: number; size: number; modified: number; type: string }

function header(path: string, target: string, fields: Fields): Uint8Array {
  const bytes = Buffer.alloc(block)
  Buffer.from(path).copy(bytes, 0, 0, 100)
  writeOctal(bytes, 100, 8, fields.mode)
  writeOctal(bytes, 108, 8, fields.owner)
  writeOctal(bytes, 116, 8, fields.owner)
  writeOctal(bytes, 124, 12, fields.size)
  writeOctal(bytes, 136, 12, fields.modified)
  bytes.write('        ', 148)
  bytes.write(fields.type, 156)
  Buffer.from(target).copy(bytes, 157, 0, 100)
  bytes.write('ustar\x0000', 257, 'latin1')
  const sum = bytes.reduce((total, byte) => total + byte, 0)
  bytes.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return bytes
}

/** Sizes from 8 GiB on do not fit into the octal field; no archive of ours holds such a file. */
function writeOctal(bytes: Buffer, at: number, length: number, value: number): void {
  const text = value.toString(8).padStart(length - 1, '0')
  if (text.length >= length) throw new Error(`too large for a tar header: ${value}`)
  bytes.write(`${text}\0`, at)
}
