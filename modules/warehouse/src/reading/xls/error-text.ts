// SPDX-License-Identifier: Apache-2.0

const errors: Record<number, string> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
}

/** An error of a formula as a spreadsheet shows it, by its number. */
export function errorText(code: number): string {
  return errors[code] ?? '#N/A'
}
