// SPDX-License-Identifier: Apache-2.0

/** Where in a file a text stands. */
export type Place = 'content' | 'header' | 'comment' | 'sheet-name' | 'properties' | 'drawing' | 'page'

/** A text of a file, as a person would read it: a cell, a line, a heading. */
export interface Piece {
  readonly text: string
  readonly place: Place
}
