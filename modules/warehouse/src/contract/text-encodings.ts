// SPDX-License-Identifier: Apache-2.0

/**
 * The ways in which the text of a file may be written. `tcvn3` and `vni` are the letters of old Vietnamese fonts, one byte
 * each or, in `…-in-utf-8`, saved as if they were Latin letters; `by-font`: a workbook says cell by cell through its fonts.
 */
export const textEncodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1258',
  'tcvn3',
  'vni',
  'tcvn3-in-utf-8',
  'vni-in-utf-8',
  'by-font',
] as const
export type TextEncoding = (typeof textEncodings)[number]

/** Words for people. */
export const encodingTitles: Record<TextEncoding, { vi: string; en: string }> = {
  'utf-8': { vi: 'Unicode', en: 'Unicode' },
  'utf-16le': { vi: 'Unicode 2 byte (UTF-16)', en: 'Unicode in 2 bytes (UTF-16)' },
  'utf-16be': { vi: 'Unicode 2 byte, đảo byte (UTF-16 BE)', en: 'Unicode in 2 bytes, swapped (UTF-16 BE)' },
  'windows-1258': { vi: 'Windows tiếng Việt (1258)', en: 'Windows Vietnamese (1258)' },
  tcvn3: { vi: 'TCVN3 (ABC)', en: 'TCVN3 (ABC)' },
  vni: { vi: 'VNI', en: 'VNI' },
  'tcvn3-in-utf-8': { vi: 'TCVN3 (ABC) lưu trong tệp Unicode', en: 'TCVN3 (ABC) inside a Unicode file' },
  'vni-in-utf-8': { vi: 'VNI lưu trong tệp Unicode', en: 'VNI inside a Unicode file' },
  'by-font': { vi: 'Theo phông chữ của từng ô', en: 'By the font of each cell' },
}
