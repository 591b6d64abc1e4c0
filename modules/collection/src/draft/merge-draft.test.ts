// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type DraftRow, mergeDraft } from './merge-draft.ts'

const row = (key: string, value: string, version: number, more: Partial<DraftRow> = {}): DraftRow => ({
  key,
  position: 0,
  values: { f1: value },
  origin: 'typed',
  version,
  removed: false,
  changedName: 'Cán bộ thứ hai',
  changedAt: new Date('2026-09-01T02:00:00Z'),
  returnReason: null,
  ...more,
})

test('a save over the version that was read writes its rows', () => {
  const merge = mergeDraft([row('a', 'một', 3)], {
    version: 3,
    changes: [
      { key: 'a', values: { f1: 'hai' } },
      { key: 'b', values: { f1: 'ba' } },
    ],
    removed: [],
  })
  assert.deepEqual(merge.writes, [
    { key: 'a', values: { f1: 'hai' }, position: 0 },
    { key: 'b', values: { f1: 'ba' }, position: 1 },
  ])
  assert.deepEqual(merge.conflicts, [])
})

test('a stale save overwrites nothing: the row is told with both values, its other rows are saved', () => {
  const merge = mergeDraft([row('a', 'của người khác', 5), row('b', 'cũ', 2)], {
    version: 4,
    changes: [
      { key: 'a', values: { f1: 'của tôi' } },
      { key: 'b', values: { f1: 'mới' } },
    ],
    removed: [],
  })
  assert.deepEqual(
    merge.writes.map(({ key }) => key),
    ['b'],
  )
  assert.equal(merge.conflicts.length, 1)
  assert.deepEqual(
    [merge.conflicts[0]!.stored, merge.conflicts[0]!.yours, merge.conflicts[0]!.changedBy],
    [{ f1: 'của người khác' }, { f1: 'của tôi' }, 'Cán bộ thứ hai'],
  )
})

test('the same save sent again after a cut changes nothing and is no conflict', () => {
  const merge = mergeDraft([row('a', 'hai', 4), row('c', '', 4, { removed: true })], {
    version: 3,
    changes: [{ key: 'a', values: { f1: 'hai', f2: null } }],
    removed: ['c', 'never-there'],
  })
  assert.deepEqual([merge.writes, merge.removals, merge.conflicts], [[], [], []])
})

test('removing a row that somebody changed meanwhile is told, and rows of others come along', () => {
  const merge = mergeDraft([row('a', 'mới', 5), row('b', 'thêm', 6), row('c', '', 6, { removed: true })], {
    version: 4,
    changes: [],
    removed: ['a'],
  })
  assert.deepEqual(merge.removals, [])
  assert.equal(merge.conflicts[0]!.yours, null)
  assert.deepEqual(
    merge.others.map(({ key }) => key),
    ['b'],
  )
  assert.deepEqual(merge.othersRemoved, ['c'])
})

test('a row that somebody removed meanwhile is not brought back in silence', () => {
  const merge = mergeDraft([row('a', 'cũ', 5, { removed: true })], {
    version: 4,
    changes: [{ key: 'a', values: { f1: 'sửa' } }],
    removed: [],
  })
  assert.equal(merge.conflicts[0]!.stored, null)
})
