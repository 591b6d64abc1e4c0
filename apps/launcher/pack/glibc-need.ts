// SPDX-License-Identifier: Apache-2.0

const elf = Buffer.from([0x7f, 0x45, 0x4c, 0x46])

/**
 * The highest version of the C library that a compiled program or library asks for, as 2.N → N; 0 when it asks for none.
 * The names of symbol versions stand in the file as plain text.
 */
export function glibcNeed(content: Buffer): number {
  if (!content.subarray(0, 4).equals(elf)) return 0
  let need = 0
  for (let at = content.indexOf('GLIBC_2.'); at >= 0; at = content.indexOf('GLIBC_2.', at + 8)) {
    const minor = /^\d+/.exec(content.toString('latin1', at + 8, at + 12))
    if (minor) need = Math.max(need, Number(minor[0]))
  }
  return need
}
