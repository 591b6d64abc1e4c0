// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Type } from 'typebox'
import { titled } from '../forms/form-schema.ts'
import { checkDefinition } from './check-definition.ts'
import type { Surroundings } from './check-surroundings.ts'
import { type ActionSpec, type Definition, defineProcedure } from './contract.ts'

const text = (word: string) => ({ vi: word, en: word })
const keeper = { role: 'keeper', scope: 'owner-agency' } as const

const small = defineProcedure({
  id: 'small',
  version: 1,
  title: text('small'),
  aggregate: 'thing',
  opening: { to: 'open', actors: [keeper] },
  states: [
    { id: 'open', title: text('open') },
    { id: 'done', title: text('done'), kind: 'final' },
  ],
  actions: [{ id: 'close', title: text('close'), from: ['open'], to: 'done', actors: [keeper] }],
})

const around: Surroundings = {
  guards: new Map([['known', Type.Object({ limit: Type.Integer() })]]),
  effects: new Map(),
  documents: new Map(),
  procedures: new Map([['small', small]]),
  roles: new Set(['keeper']),
  deadlineKeys: new Set(['known']),
  hasCalendar: true,
}

const withAction = (change: Partial<ActionSpec>): Definition => ({
  ...small,
  actions: [{ ...small.actions[0]!, ...change }],
})
const extra = (action: Partial<ActionSpec>, states = small.states): Definition => ({
  ...small,
  states,
  actions: [
    ...small.actions,
    { id: 'other', title: text('other'), from: ['open'], to: 'done', actors: [keeper], ...action },
  ],
})
const finds = (definition: unknown, fault: RegExp, house = around) =>
  assert.match(checkDefinition(definition as Definition, house).join('\n'), fault)

test('a sound definition has no faults', () => {
  assert.deepEqual(checkDefinition(small, around), [])
})

test('a field the format does not know is refused', () => {
  finds({ ...small, colour: 'red' }, /additional properties/)
})

test('a state nobody can reach is found', () => {
  finds(
    { ...small, states: [...small.states, { id: 'lost', title: text('lost'), kind: 'final' }] },
    /“lost” cannot be reached/,
  )
})

test('a state without a way out that is not final is found', () => {
  finds(
    { ...small, states: [small.states[0], { id: 'done', title: text('done') }] },
    /“done” is a dead end and not final/,
  )
})

test('an action that leaves a final state is found', () => {
  finds(extra({ from: ['done'], to: 'open' }), /“done” is final, yet an action leaves it/)
})

test('a name of a state that does not exist is found', () => {
  finds(withAction({ to: 'nowhere' }), /names state “nowhere”/)
})

test('an action that no role may take is found', () => {
  finds(withAction({ actors: [] }), /no role that may take it/)
})

test('a role without a scope, and a role the house does not know, are found', () => {
  finds(withAction({ actors: [{ role: 'keeper' }] }), /role “keeper” has no scope/)
  finds(withAction({ actors: [{ role: 'stranger', scope: 'province' }] }), /role “stranger” is unknown/)
})

test('a refusal or return that requires no reason is found', () => {
  finds(withAction({ kind: 'refuse' }), /without requiring a reason/)
  finds(withAction({ kind: 'return' }), /without requiring a reason/)
})

test('an action into a refused state must be a refusal', () => {
  const states = [
    ...small.states,
    { id: 'no', title: text('no'), kind: 'final' as const, meaning: 'refused' as const },
  ]
  finds(extra({ to: 'no' }, states), /must be of kind “refuse”/)
  assert.deepEqual(
    checkDefinition(extra({ to: 'no', kind: 'refuse', requiresReason: true }, states), around),
    [],
  )
})

test('a form field without text in both languages is found', () => {
  finds(withAction({ form: Type.Object({ note: Type.String() }) }), /\/note has no text in both languages/)
  assert.deepEqual(
    checkDefinition(withAction({ form: Type.Object({ note: Type.String(titled(text('note'))) }) }), around),
    [],
  )
})

test('an assignment from a field the form does not have is found', () => {
  finds(withAction({ assigns: 'officer' }), /assigns from “officer”/)
})

test('a deadline without a calendar, and one the profile does not know, are found', () => {
  finds(withAction({ deadline: { workingDays: 5 } }), /there is no calendar/, {
    ...around,
    hasCalendar: false,
  })
  finds(withAction({ deadline: { profileKey: 'unheard' } }), /does not know the deadline “unheard”/)
  assert.deepEqual(checkDefinition(withAction({ deadline: { profileKey: 'known' } }), around), [])
})

test('unknown guards, effects and documents, and an input that does not fit, are found', () => {
  finds(withAction({ guards: [{ name: 'absent' }] }), /guard “absent” is not registered/)
  finds(withAction({ effects: [{ name: 'absent' }] }), /effect “absent” is not registered/)
  finds(withAction({ document: { name: 'absent' } }), /document “absent” is not registered/)
  finds(
    withAction({ guards: [{ name: 'known', input: { limit: 'x' } }] }),
    /input of guard “known” does not fit/,
  )
  assert.deepEqual(
    checkDefinition(withAction({ guards: [{ name: 'known', input: { limit: 3 } }] }), around),
    [],
  )
})

test('a timer must do something the house may do, with a reason where one is needed', () => {
  const timer = (more: object) => ({
    ...small,
    timers: [{ id: 'late', in: ['open'], after: { workingDays: 3 }, ...more }],
  })
  finds(timer({}), /“late” does nothing/)
  finds(timer({ action: 'close' }), /does not allow the role “system”/)
  const refusing = extra({ actors: [{ role: 'system' }], kind: 'refuse', requiresReason: true })
  finds(
    { ...refusing, timers: [{ id: 'late', in: ['open'], after: { workingDays: 3 }, action: 'other' }] },
    /needs a reason and gives none/,
  )
})

test('more confirmations than sides, and a four-eyes rule on an unknown action, are found', () => {
  const sides = [
    { id: 'left', title: text('left'), actors: [keeper] },
    { id: 'right', title: text('right'), actors: [keeper] },
  ]
  finds(withAction({ actors: [], confirmations: { need: 3, sides } }), /needs 3 of 2 sides/)
  finds(withAction({ notSameActorAs: ['absent'] }), /four-eyes action “absent”/)
})

test('children of an unknown procedure, and success in a state that is not final, are found', () => {
  const children = (procedure: string, state: string) => ({
    ...small,
    children: [{ id: 'parts', openedIn: 'open', cases: [{ procedure, succeedsIn: [state] }] }],
  })
  finds(children('absent', 'done'), /procedure “absent” is unknown/)
  finds(children('small', 'open'), /“open” is not a final state of “small”/)
  assert.deepEqual(checkDefinition(children('small', 'done'), around), [])
})
