// SPDX-License-Identifier: Apache-2.0

const MOST_CHARACTERS = 80

/** A cell as sentences quote it: at most 80 characters. */
export function shownValue(cell: string): string {
  const characters = [...cell]
  return characters.length > MOST_CHARACTERS ? `${characters.slice(0, MOST_CHARACTERS).join('')}…` : cell
}

/** The same in DuckDB SQL. */
export function shownValueSql(cell: string): string {
  return `case when length(${cell}) > ${MOST_CHARACTERS} then left(${cell}, ${MOST_CHARACTERS}) || '…' else ${cell} end`
}
