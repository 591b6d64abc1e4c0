// SPDX-License-Identifier: Apache-2.0
import type { TextEncoding } from '../../contract/text-encodings.ts'

/** What is known of a map beside its file: the coordinate system a person chose, the central meridian of the province in degrees. */
export type PlaceHints = {
  projection?: string | undefined
  /** The coordinate system that a person chose for an earlier file which did not say. */
  remembered?: string | undefined
  centralMeridian?: number | undefined
  /** How a person said that its text is written. */
  encoding?: TextEncoding | undefined
}
