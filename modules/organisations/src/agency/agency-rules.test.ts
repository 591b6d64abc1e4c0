// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { codeOfListed, isOfficialCode, provisionalCode } from './agency-code.ts'
import { wouldMakeCycle } from './agency-tree.ts'

const parents = new Map([
  ['province', null],
  ['department', 'province'],
  ['centre', 'department'],
  ['police', null],
])

test('R-ORG-01: a parent that lies under the agency, or is the agency, makes a cycle', () => {
  assert.equal(wouldMakeCycle(parents, 'department', 'centre'), true)
  assert.equal(wouldMakeCycle(parents, 'province', 'centre'), true)
  assert.equal(wouldMakeCycle(parents, 'centre', 'centre'), true)
  assert.equal(wouldMakeCycle(parents, 'centre', 'police'), false)
  assert.equal(wouldMakeCycle(parents, 'police', null), false)
})

test('a ring that is already there ends the walk instead of going round for ever', () => {
  const ring = new Map([
    ['a', 'b'],
    ['b', 'a'],
    ['c', null],
  ])
  assert.equal(wouldMakeCycle(ring, 'c', 'a'), true)
})

test('official codes follow QĐ 20/2020; provisional ones are never mistaken for them', () => {
  for (const code of ['H57', 'H57.12', 'H57.12.03', 'H37.DN.001'])
    assert.equal(isOfficialCode(code), true, code)
  for (const code of ['H5', '57.12', 'h57.12', 'H57.', `H57${'.12345678'.repeat(4)}`, '000.00.00.H49']) {
    assert.equal(isOfficialCode(code), false, code)
  }
  assert.equal(provisionalCode('H10', 'UBND huyện Lộc Ninh'), 'H10.TAM.UBND-HUYEN-LOC-NINH')
  assert.equal(isOfficialCode(provisionalCode('H10', 'Sở Y tế')), false)
  assert.equal(codeOfListed('H10', 'ubnd-tinh'), 'H10')
})
