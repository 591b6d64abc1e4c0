// SPDX-License-Identifier: Apache-2.0
import { fieldsWithoutText, formNode } from '../forms/form-schema.ts'
import { actorsOf, type Check, repeated } from './check-surroundings.ts'
import { type ActorSpec, type Definition, needsReason } from './contract.ts'
import { actionOf, stateOf } from './definition-graph.ts'

const everyActor = (definition: Definition): [string, ActorSpec][] => [
  ...definition.opening.actors.map((actor): [string, ActorSpec] => ['opening', actor]),
  ...(definition.viewers ?? []).map((actor): [string, ActorSpec] => ['viewers', actor]),
  ...definition.actions.flatMap((action) => [
    ...actorsOf(action).map((actor): [string, ActorSpec] => [`action “${action.id}”`, actor]),
    ...(action.notices ?? []).flatMap(({ to }) =>
      to.map((actor): [string, ActorSpec] => [`notice of “${action.id}”`, actor]),
    ),
  ]),
  ...(definition.timers ?? []).flatMap((timer) =>
    (timer.notice?.to ?? []).map((actor): [string, ActorSpec] => [`timer “${timer.id}”`, actor]),
  ),
]

const checkActors: Check = (definition, around) => [
  ...definition.actions
    .filter((action) => actorsOf(action).length === 0)
    .map((action) => `action “${action.id}” has no role that may take it`),
  ...everyActor(definition).flatMap(([where, actor]) => [
    ...(actor.role !== 'system' && actor.scope === undefined
      ? [`${where}: role “${actor.role}” has no scope`]
      : []),
    ...(actor.role !== 'system' && around.roles && !around.roles.has(actor.role)
      ? [`${where}: role “${actor.role}” is unknown`]
      : []),
  ]),
]

const checkReasons: Check = (definition) =>
  definition.actions.flatMap((action) => {
    const meaning = stateOf(definition, action.to)?.meaning
    const kinds = { refused: 'refuse', returned: 'return' } as const
    if (needsReason(action) && action.requiresReason !== true)
      return [`action “${action.id}” refuses or returns without requiring a reason`]
    if (meaning && action.kind !== kinds[meaning])
      return [`action “${action.id}” leads to a ${meaning} state and must be of kind “${kinds[meaning]}”`]
    return []
  })

const checkConfirmations: Check = (definition) =>
  definition.actions.flatMap((action) => {
    const { need, sides = [] } = action.confirmations ?? {}
    return [
      ...repeated(sides.map(({ id }) => id)).map((id) => `action “${action.id}” names side “${id}” twice`),
      ...(typeof need === 'number' && need > sides.length
        ? [`action “${action.id}” needs ${need} of ${sides.length} sides`]
        : []),
      ...(action.confirmations && action.actors?.length
        ? [`action “${action.id}” has both actors and sides`]
        : []),
    ]
  })

const checkForms: Check = (definition) =>
  definition.actions.flatMap((action) => [
    ...(action.form
      ? fieldsWithoutText(action.form).map(
          (path) => `form of “${action.id}”: ${path} has no text in both languages`,
        )
      : []),
    ...(action.assigns && !Object.hasOwn(formNode(action.form ?? {}).properties ?? {}, action.assigns)
      ? [`action “${action.id}” assigns from “${action.assigns}”, which its form does not have`]
      : []),
  ])

const checkFourEyes: Check = (definition) =>
  definition.actions.flatMap((action) =>
    (action.notSameActorAs ?? [])
      .filter((id) => !actionOf(definition, id))
      .map((id) => `action “${action.id}”: four-eyes action “${id}” does not exist`),
  )

/** Rules about people: who acts, for what reason, on what form. */
export const peopleChecks: readonly Check[] = [
  checkActors,
  checkReasons,
  checkConfirmations,
  checkForms,
  checkFourEyes,
]
