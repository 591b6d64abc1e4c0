// SPDX-License-Identifier: Apache-2.0
import type { TableCell, TableColumn } from './administrative-table.ts'

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/

/** Rounds the digits of a decimal half away from zero, without going through floating point. */
const roundDigits = (whole: string, fraction: string, decimals: number): [string, string] => {
  if (fraction.length <= decimals) return [whole, fraction.padEnd(decimals, '0')]
  const kept = BigInt(whole + fraction.slice(0, decimals)) + (fraction.charAt(decimals) >= '5' ? 1n : 0n)
  const digits = kept.toString().padStart(decimals + 1, '0')
  return [digits.slice(0, digits.length - decimals), digits.slice(digits.length - decimals)]
}

/** A number as Vietnamese documents write it: 1.234.567,8. What is no number stays as it is. */
export const numberText = (value: string | number, decimals?: number): string => {
  const plain = typeof value === 'number' && Math.abs(value) < 1e21 ? decimalOf(value) : String(value)
  const found = DECIMAL.exec(plain.trim())
  if (!found) return String(value)
  const [, sign = '', digits = '', after = ''] = found
  const [whole, fraction] = decimals === undefined ? [digits, after] : roundDigits(digits, after, decimals)
  const grouped = whole.replace(/^0+(?=\d)/, '').replace(/\B(?=(\d{3})+$)/g, '.')
  const shown = fraction ? `${grouped},${fraction}` : grouped
  return sign && /[1-9]/.test(shown) ? `-${shown}` : shown
}

/** A number without exponent: 1e-7 is 0.0000001. */
const decimalOf = (value: number): string =>
  /e/.test(String(value)) ? value.toFixed(20).replace(/\.?0+$/, '') : String(value)

/** What a person reads in a cell. */
export const cellText = (cell: TableCell | undefined, column: TableColumn): string => {
  if (cell === null || cell === undefined) return ''
  if (column.format === 'number') return numberText(cell, column.decimals)
  const date = column.format === 'date' ? DATE.exec(String(cell)) : null
  return (date ? `${date[3]}/${date[2]}/${date[1]}` : String(cell)).normalize('NFC')
}
