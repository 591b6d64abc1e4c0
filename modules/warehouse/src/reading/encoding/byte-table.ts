// SPDX-License-Identifier: Apache-2.0
import type { TextEncoding } from '../../contract/text-encodings.ts'

/** The table of bytes under an encoding, as TextDecoder names it: old fonts put their letters on Western ones. */
export function byteTable(encoding: TextEncoding): string {
  if (encoding === 'tcvn3' || encoding === 'vni') return 'windows-1252'
  return encoding.startsWith('utf-16') || encoding === 'windows-1258' ? encoding : 'utf-8'
}
