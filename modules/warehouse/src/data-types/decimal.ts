// SPDX-License-Identifier: Apache-2.0

const FRACTION_DIGITS = 20
const LIMIT = 10n ** 38n

/** Whether a text is a canonical decimal: sign, at most 18 digits, at most 20 after the point. */
export function isDecimal(content: string): boolean {
  return /^-?\d{1,18}(\.\d{1,20})?$/.test(content)
}

/** Orders two canonical decimals without rounding: negative, zero or positive. */
export function compareDecimals(left: string, right: string): number {
  const difference = scaled(left) - scaled(right)
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** Orders a canonical decimal against the sum of others; null when the sum does not fit the 38 digits that DuckDB counts with. */
export function compareWithSum(left: string, parts: readonly string[]): number | null {
  let sum = 0n
  for (const part of parts) {
    sum += scaled(part)
    if (sum >= LIMIT || sum <= -LIMIT) return null
  }
  const difference = scaled(left) - sum
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

function scaled(decimal: string): bigint {
  const [whole = '0', fraction = ''] = decimal.split('.')
  return BigInt(whole + fraction.padEnd(FRACTION_DIGITS, '0'))
}
