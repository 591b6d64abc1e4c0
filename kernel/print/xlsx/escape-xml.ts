// SPDX-License-Identifier: Apache-2.0

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

/** Characters that XML 1.0 cannot hold, and lone surrogates. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to find
const unfit = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu

/** Text for XML elements and attributes; characters that XML cannot hold are left out. */
export const escapeXml = (text: string): string =>
  text.replace(unfit, '').replace(/[&<>"]/g, (sign) => entities[sign] ?? sign)

/** Text of a cell: what looks like the escapes of spreadsheets (_x000D_) is shown as written. */
export const escapeCellText = (text: string): string =>
  escapeXml(text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_'))
