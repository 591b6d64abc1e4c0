// SPDX-License-Identifier: Apache-2.0

/**
 * Invisible mark (U+2060) behind a number which the file itself holds as a number, so that 1234.567 is
 * never read as the Vietnamese writing of 1 234 567. It travels in raw text only, never in canonical values.
 */
export const TYPED_NUMBER_MARK = '\u2060'

/** A raw cell as a person should see it. */
export function withoutMark(cell: string): string {
  return cell.replaceAll(TYPED_NUMBER_MARK, '')
}

/** A number as marked raw text: 15 significant digits (what spreadsheets show), no exponent. */
export function markedNumber(number: number): string {
  return plainNumber(number) + TYPED_NUMBER_MARK
}

/** A fraction shown as a percentage, as marked raw text: 0.125 is 12.5%. */
export function markedPercentage(fraction: number): string {
  return `${plainNumber(fraction * 100)}%${TYPED_NUMBER_MARK}`
}

/** A canonical decimal as marked raw text. */
export function markedDecimal(decimal: string): string {
  return decimal + TYPED_NUMBER_MARK
}

function plainNumber(number: number): string {
  if (Number.isSafeInteger(number)) return String(number)
  const rounded = Number(number.toPrecision(15))
  const shortest = String(rounded)
  if (!shortest.includes('e')) return shortest
  if (Math.abs(rounded) >= 1e15) return BigInt(Math.round(rounded)).toString()
  return rounded.toFixed(20).replace(/0+$/, '').replace(/\.$/, '')
}
