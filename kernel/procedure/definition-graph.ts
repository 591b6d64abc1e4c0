// SPDX-License-Identifier: Apache-2.0
import type { ActionSpec, Definition, StateSpec } from './contract.ts'

const explicitSteps = (definition: Definition): [string, string][] =>
  definition.actions.flatMap((action) =>
    Array.isArray(action.from) ? action.from.map((from): [string, string] => [from, action.to]) : [],
  )

const reach = (start: string, steps: readonly [string, string][], barrier?: string): Set<string> => {
  const seen = new Set([start])
  const waiting = [start]
  for (let state = waiting.pop(); state !== undefined; state = waiting.pop()) {
    for (const [from, to] of steps) {
      if (from !== state || to === barrier || seen.has(to)) continue
      seen.add(to)
      waiting.push(to)
    }
  }
  return seen
}

export const stateOf = (definition: Definition, id: string): StateSpec | undefined =>
  definition.states.find((state) => state.id === id)

/** The states an action may start from; `anyBefore X` means every unfinished state reached without passing X. */
export const statesFrom = (definition: Definition, action: ActionSpec): string[] => {
  if (Array.isArray(action.from)) return [...action.from]
  const barrier = action.from.anyBefore
  const before = reach(definition.opening.to, explicitSteps(definition), barrier)
  before.delete(barrier)
  return [...before].filter((state) => stateOf(definition, state)?.kind !== 'final')
}

/** Every move the definition allows, as (from, to). */
export const allSteps = (definition: Definition): [string, string][] =>
  definition.actions.flatMap((action) =>
    statesFrom(definition, action).map((from): [string, string] => [from, action.to]),
  )

export const reachableStates = (definition: Definition): Set<string> =>
  reach(definition.opening.to, allSteps(definition))

/** The actions that may be taken in a state, in the order they are written. */
export const actionsIn = (definition: Definition, state: string): ActionSpec[] =>
  definition.actions.filter((action) => statesFrom(definition, action).includes(state))

export const actionOf = (definition: Definition, id: string): ActionSpec | undefined =>
  definition.actions.find((action) => action.id === id)
