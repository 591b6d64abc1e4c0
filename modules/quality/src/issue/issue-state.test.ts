// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { BatchFixes } from '@tinhso/warehouse'
import { issueState } from './issue-state.ts'

const state = (change: Partial<BatchFixes>) =>
  issueState({
    status: 'needs-fixes',
    broughtBy: null,
    open: 0,
    passed: 0,
    leftOut: 0,
    followed: false,
    ...change,
  })

test('R-WH-06: rows that failed are followed until they are fixed here or at the source', () => {
  assert.equal(state({ open: 3 }), 'notified-source')
  assert.equal(state({ status: 'ready', passed: 3 }), 'fixed-here')
  assert.equal(state({ status: 'loaded', passed: 2, leftOut: 1 }), 'left-out')
  assert.equal(state({ status: 'loaded', passed: 2, leftOut: 1, followed: true }), 'fixed-at-source')
  assert.equal(state({ status: 'cancelled', open: 3 }), 'waiting-source')
  assert.equal(state({ status: 'cancelled', open: 3, followed: true }), 'fixed-at-source')
  assert.equal(state({ open: 3, followed: true }), 'notified-source')
})
