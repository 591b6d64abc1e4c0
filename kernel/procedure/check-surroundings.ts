// SPDX-License-Identifier: Apache-2.0
import type { TSchema } from 'typebox'
import type { ActionSpec, ActorSpec, Definition } from './contract.ts'

/** What the house knows when it starts: the names a definition may use. A part's value is the schema of its input. */
export interface Surroundings {
  readonly guards: ReadonlyMap<string, TSchema>
  readonly effects: ReadonlyMap<string, TSchema>
  readonly documents: ReadonlyMap<string, TSchema>
  readonly procedures: ReadonlyMap<string, Definition>
  /** Role keys of the house; null accepts any (a kernel without modules). */
  readonly roles: ReadonlySet<string> | null
  /** Deadline keys the profile knows, also those left empty; null accepts any. */
  readonly deadlineKeys: ReadonlySet<string> | null
  readonly hasCalendar: boolean
}

/** One rule of the start-up check; gives sentences for the programmer. */
export type Check = (definition: Definition, around: Surroundings) => string[]

export const repeated = (ids: readonly string[]): string[] => [
  ...new Set(ids.filter((id, index) => ids.indexOf(id) !== index)),
]

/** Everybody who may take an action, whether alone or for a side. */
export const actorsOf = (action: ActionSpec): ActorSpec[] => [
  ...(action.actors ?? []),
  ...(action.confirmations?.sides.flatMap((side) => side.actors) ?? []),
]
