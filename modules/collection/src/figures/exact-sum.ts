// SPDX-License-Identifier: Apache-2.0

const digits = 20

const scaled = (decimal: string): bigint => {
  const negative = decimal.startsWith('-')
  const [whole = '0', fraction = ''] = decimal.replace('-', '').split('.')
  const value = BigInt(whole + fraction.padEnd(digits, '0').slice(0, digits))
  return negative ? -value : value
}

/** The sum of canonical decimals, exact to 20 digits after the point; texts that are no numbers are left out. */
export const exactSum = (values: readonly (string | null)[]): string => {
  let sum = 0n
  for (const value of values) if (value !== null && /^-?\d+(\.\d+)?$/.test(value)) sum += scaled(value)
  const text = String(sum < 0n ? -sum : sum).padStart(digits + 1, '0')
  const fraction = text.slice(-digits).replace(/0+$/, '')
  return `${sum < 0n ? '-' : ''}${text.slice(0, -digits)}${fraction ? `.${fraction}` : ''}`
}
