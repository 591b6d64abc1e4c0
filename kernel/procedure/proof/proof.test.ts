// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TSchema } from 'typebox'
import { checkDefinition } from '../check-definition.ts'
import type { Surroundings } from '../check-surroundings.ts'
import type { Definition } from '../contract.ts'
import { actionOf, actionsIn, reachableStates, statesFrom } from '../definition-graph.ts'
import { houseGuards } from '../house-guards.ts'
import { proofs } from './all-proofs.ts'
import { proofParts } from './proof-parts.ts'

const named = (parts: readonly { name: string; input: TSchema }[] = []) =>
  new Map(parts.map((part) => [part.name, part.input]))

const around: Surroundings = {
  guards: named([...houseGuards, ...proofParts.guards!]),
  effects: named(proofParts.effects),
  documents: named(proofParts.documents),
  procedures: new Map(proofs.map((definition) => [definition.id, definition])),
  roles: null,
  deadlineKeys: null,
  hasCalendar: true,
}

const walk = (definition: Definition, actions: readonly string[]): string =>
  actions.reduce((state, id) => {
    const action = actionOf(definition, id)
    assert.ok(
      action && statesFrom(definition, action).includes(state),
      `${definition.id}: ${id} from ${state}`,
    )
    return action.to
  }, definition.opening.to)

const proof = (id: string) => proofs.find((definition) => definition.id === id)!

for (const definition of proofs) {
  test(`${definition.id} passes the start-up check and survives being stored as JSON`, () => {
    assert.deepEqual(checkDefinition(definition, around), [])
    const stored = JSON.parse(JSON.stringify(definition)) as Definition
    assert.deepEqual(checkDefinition(stored, around), [])
    assert.deepEqual(reachableStates(stored), new Set(definition.states.map(({ id }) => id)))
  })
}

test('requirements 5.1 can be walked from the first draft to a revoked recognition', () => {
  const path = [
    'submit',
    'ask-for-more',
    'submit',
    'checks-fail',
    'submit',
    'checks-pass',
    'convene',
    'fail',
    'rework',
  ]
  const second = [
    'submit',
    'checks-pass',
    'convene',
    'pass',
    'start-publication',
    'published',
    'reopen',
    'cured',
    'reopen',
    'revoke',
  ]
  assert.equal(walk(proof('recognition'), [...path, ...second]), 'revoked')
})

test('requirements 5.3 can be walked through contract, payment, suspension, expiry and renewal', () => {
  const agreed = [
    'submit',
    'ask-for-more',
    'submit',
    'accept-as-valid',
    'agree-with-confirmation',
    'confirm',
    'record-term',
  ]
  const used = [
    'draw-up-contract',
    'ask-payment',
    'provide',
    'first-use',
    'suspend',
    'restore',
    'expire',
    'renew',
    'end',
  ]
  assert.equal(walk(proof('data-request'), [...agreed, ...used]), 'ended')
  assert.equal(walk(proof('data-request'), ['submit', 'accept-as-valid', 'refuse']), 'refused')
})

test('requirements 5.3: only at confirmation may the focal department refuse', () => {
  const refusal = actionOf(proof('data-request'), 'refuse')!
  assert.deepEqual(refusal.actors?.find(({ role }) => role === 'focal-province')?.from, [
    'awaiting-confirmation',
  ])
})

test('requirements 5.8 can be walked, and each recipient on its own', () => {
  assert.equal(
    walk(proof('outgoing-document'), [
      'send-up',
      'send-back',
      'send-up',
      'sign',
      'issue',
      'dispatch',
      'recall',
    ]),
    'recalled',
  )
  assert.equal(
    walk(proof('document-delivery'), ['fail', 'retry', 'deliver', 'receive', 'process', 'complete']),
    'completed',
  )
})

test('requirements 5.10 can be walked, also through a supplement asked for after acceptance', () => {
  const first = [
    'submit',
    'accept',
    'assign',
    'examine',
    'request-supplement',
    'supplement',
    'accept',
    'assign',
    'examine',
  ]
  const last = [
    'propose-reply',
    'section-disagrees',
    'propose-result',
    'section-agrees',
    'sign',
    'stamp',
    'send-to-one-stop',
    'hand-over',
  ]
  assert.equal(walk(proof('dossier'), [...first, ...last]), 'returned-to-citizen')
})

test('requirements 5.10: “any before signed” means every unfinished state before the signature and none after', () => {
  const states = statesFrom(proof('dossier'), actionOf(proof('dossier'), 'cancel')!)
  assert.deepEqual(
    new Set(states),
    new Set([
      'draft',
      'submitted',
      'supplement-requested',
      'accepted',
      'assigned',
      'examining',
      'proposed-result',
      'proposed-reply',
      'section-approved',
    ]),
  )
  assert.ok(!actionsIn(proof('dossier'), 'signed').some(({ id }) => id === 'cancel'))
})

test('requirements 5.10.b: the birth comes first, then residence and health card together', () => {
  assert.equal(walk(proof('linked-group'), ['birth-registered', 'complete']), 'completed')
  assert.equal(walk(proof('linked-group'), ['birth-registered', 'complete-in-part']), 'partial')
})
