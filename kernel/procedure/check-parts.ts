// SPDX-License-Identifier: Apache-2.0
import type { TSchema } from 'typebox'
import { Value } from 'typebox/value'
import { actorsOf, type Check } from './check-surroundings.ts'
import { type DeadlineSpec, type Definition, needsReason, type PartUse } from './contract.ts'
import { actionOf, stateOf, statesFrom } from './definition-graph.ts'

const everyDeadline = (definition: Definition): [string, DeadlineSpec][] => [
  ...definition.actions.flatMap((action): [string, DeadlineSpec][] =>
    action.deadline ? [[`action “${action.id}”`, action.deadline]] : [],
  ),
  ...(definition.timers ?? []).map((timer): [string, DeadlineSpec] => [`timer “${timer.id}”`, timer.after]),
  ...(definition.clock ? [['clock', definition.clock.deadline] as [string, DeadlineSpec]] : []),
]

const checkDeadlines: Check = (definition, around) =>
  everyDeadline(definition).flatMap(([where, deadline]) => {
    if (!around.hasCalendar && !('dataField' in deadline))
      return [`${where} has a deadline, but there is no calendar`]
    if ('profileKey' in deadline && around.deadlineKeys && !around.deadlineKeys.has(deadline.profileKey)) {
      return [`${where}: the profile does not know the deadline “${deadline.profileKey}”`]
    }
    return []
  })

const partFaults = (
  where: string,
  kind: string,
  uses: readonly PartUse[],
  known: ReadonlyMap<string, TSchema>,
): string[] =>
  uses.flatMap((use) => {
    const schema = known.get(use.name)
    if (!schema) return [`${where}: ${kind} “${use.name}” is not registered`]
    return Value.Check(schema, use.input ?? {})
      ? []
      : [`${where}: the input of ${kind} “${use.name}” does not fit`]
  })

const checkParts: Check = (definition, around) =>
  definition.actions.flatMap((action) => {
    const where = `action “${action.id}”`
    return [
      ...partFaults(where, 'guard', action.guards ?? [], around.guards),
      ...partFaults(where, 'effect', action.effects ?? [], around.effects),
      ...partFaults(where, 'document', action.document ? [action.document] : [], around.documents),
    ]
  })

const checkSystemAction = (
  definition: Definition,
  where: string,
  id: string,
  states: readonly string[],
): string[] => {
  const action = actionOf(definition, id)
  if (!action) return [`${where} names action “${id}”, which does not exist`]
  if (!actorsOf(action).some((actor) => actor.role === 'system'))
    return [`${where}: action “${id}” does not allow the role “system”`]
  return states
    .filter((state) => !statesFrom(definition, action).includes(state))
    .map((state) => `${where}: action “${id}” cannot be taken in “${state}”`)
}

const checkTimers: Check = (definition) =>
  (definition.timers ?? []).flatMap((timer) => [
    ...(timer.action || timer.notice ? [] : [`timer “${timer.id}” does nothing`]),
    ...(timer.action ? checkSystemAction(definition, `timer “${timer.id}”`, timer.action, timer.in) : []),
    ...(needsReason(actionOf(definition, timer.action ?? '')) && !timer.reason
      ? [`timer “${timer.id}” takes an action that needs a reason and gives none`]
      : []),
  ])

const checkChildren: Check = (definition, around) =>
  (definition.children ?? []).flatMap((group) => {
    const where = `children “${group.id}”`
    const joins = [group.join?.allSucceeded, group.join?.someFailed].filter((id) => id !== undefined)
    return [
      ...joins.flatMap((id) => checkSystemAction(definition, where, id, [group.openedIn])),
      ...group.cases.flatMap(({ procedure, succeedsIn }) => {
        const child = around.procedures.get(procedure)
        if (!child) return [`${where}: procedure “${procedure}” is unknown`]
        return succeedsIn
          .filter((id) => stateOf(child, id)?.kind !== 'final')
          .map((id) => `${where}: “${id}” is not a final state of “${procedure}”`)
      }),
    ]
  })

/** Rules about what a definition leans on: deadlines, registered parts, timers, other procedures. */
export const partChecks: readonly Check[] = [checkDeadlines, checkParts, checkTimers, checkChildren]
