// SPDX-License-Identifier: Apache-2.0

/** Letters of a column counted from 0: 27 is AB. */
export const columnLetters = (column: number): string => {
  let letters = ''
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  return letters
}

/** The address of a cell: column counted from 0, row from 1. */
export const cellAddress = (column: number, row: number): string => `${columnLetters(column)}${row}`
