// SPDX-License-Identifier: Apache-2.0
import { Value } from 'typebox/value'
import { partChecks } from './check-parts.ts'
import { peopleChecks } from './check-people.ts'
import { actorsOf, type Check, repeated, type Surroundings } from './check-surroundings.ts'
import { type Definition, DefinitionSchema } from './contract.ts'
import { reachableStates, stateOf, statesFrom } from './definition-graph.ts'

const checkNames: Check = (definition) => {
  const groups: [string, string[]][] = [
    ['state', definition.states.map(({ id }) => id)],
    ['action', definition.actions.map(({ id }) => id)],
    ['timer', (definition.timers ?? []).map(({ id }) => id)],
    ['children', (definition.children ?? []).map(({ id }) => id)],
  ]
  return groups.flatMap(([kind, ids]) => repeated(ids).map((id) => `${kind} “${id}” is declared twice`))
}

const mentionedStates = (definition: Definition): [string, string][] => [
  ['opening', definition.opening.to],
  ...definition.actions.flatMap((action): [string, string][] => [
    [`action “${action.id}”`, action.to],
    ...(Array.isArray(action.from) ? action.from : [action.from.anyBefore]).map((id): [string, string] => [
      `action “${action.id}”`,
      id,
    ]),
    ...actorsOf(action).flatMap((actor) =>
      (actor.from ?? []).map((id): [string, string] => [`actor of “${action.id}”`, id]),
    ),
  ]),
  ...(definition.timers ?? []).flatMap((timer) =>
    timer.in.map((id): [string, string] => [`timer “${timer.id}”`, id]),
  ),
  ...(definition.children ?? []).map((group): [string, string] => [`children “${group.id}”`, group.openedIn]),
  ...[definition.clock?.startsIn, ...(definition.clock?.stopsIn ?? []), ...(definition.clock?.pausedIn ?? [])]
    .filter((id) => id !== undefined)
    .map((id): [string, string] => ['clock', id]),
]

const checkStatesExist: Check = (definition) =>
  mentionedStates(definition)
    .filter(([, id]) => !stateOf(definition, id))
    .map(([where, id]) => `${where} names state “${id}”, which does not exist`)

const checkPaths: Check = (definition) => {
  const reachable = reachableStates(definition)
  const left = new Set(definition.actions.flatMap((action) => statesFrom(definition, action)))
  return definition.states.flatMap((state) => [
    ...(reachable.has(state.id) ? [] : [`state “${state.id}” cannot be reached`]),
    ...(state.kind !== 'final' && !left.has(state.id)
      ? [`state “${state.id}” is a dead end and not final`]
      : []),
    ...(state.kind === 'final' && left.has(state.id)
      ? [`state “${state.id}” is final, yet an action leaves it`]
      : []),
  ])
}

const checks: readonly Check[] = [checkNames, checkPaths, ...peopleChecks, ...partChecks]

/**
 * Everything wrong with a definition, in sentences for the programmer; empty when it can be used. Run when the house
 * starts, so that no case can meet a state without a way out or a refusal without a reason.
 */
export const checkDefinition = (definition: Definition, around: Surroundings): string[] => {
  const shape = Value.Errors(DefinitionSchema, definition).map(
    (error) => `${error.instancePath || '/'} ${error.message}`,
  )
  if (shape.length > 0) return shape
  const missing = checkStatesExist(definition, around)
  return missing.length > 0 ? missing : checks.flatMap((check) => check(definition, around))
}
