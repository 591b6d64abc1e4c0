// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clauseLabel, documentLabel, splitReference, statusOn } from './document.ts'

test('a document holds from its first day up to, but not on, its last', () => {
  const validity = { issuedOn: '2020-04-09', validFrom: '2020-05-25', validTo: '2025-10-22' }
  assert.equal(statusOn(validity, '2020-05-24'), 'not-yet')
  assert.equal(statusOn(validity, '2020-05-25'), 'in-force')
  assert.equal(statusOn(validity, '2025-10-21'), 'in-force')
  assert.equal(statusOn(validity, '2025-10-22'), 'ended')
})

test('without a stated first day the day of issue is taken; without both the status is unknown', () => {
  assert.equal(statusOn({ issuedOn: '2024-06-17', validFrom: null, validTo: null }, '2024-06-17'), 'in-force')
  assert.equal(statusOn({ issuedOn: null, validFrom: null, validTo: null }, '2024-06-17'), 'unknown')
  assert.equal(statusOn({ issuedOn: null, validFrom: null, validTo: '2026-07-01' }, '2026-06-30'), 'in-force')
})

test('a clause written short is spelled out in both languages', () => {
  assert.deepEqual(clauseLabel('Đ27.2.b'), {
    vi: 'Điều 27 khoản 2 điểm b',
    en: 'Article 27, clause 2, point b',
  })
  assert.equal(clauseLabel('Đ3.5.đ').vi, 'Điều 3 khoản 5 điểm đ')
  assert.equal(clauseLabel('Đ12').vi, 'Điều 12')
  assert.equal(clauseLabel('VII.3.2.5').vi, 'VII.3.2.5')
})

test('a reference is a document and a clause', () => {
  assert.deepEqual(splitReference('000 Đ27.2.b'), { ref: '000', clause: 'Đ27.2.b' })
  assert.deepEqual(splitReference('47/2020/NĐ-CP Điều 43 khoản 3'), {
    ref: '47/2020/NĐ-CP',
    clause: 'Điều 43 khoản 3',
  })
  assert.deepEqual(splitReference('41/2024/QĐ-UBND'), { ref: '41/2024/QĐ-UBND', clause: null })
})

test('a document is called by type and number, a standard by its number, one without a number by its title', () => {
  assert.equal(
    documentLabel({ type: 'Nghị định', number: '47/2020/NĐ-CP', title: 'x' }),
    'Nghị định 47/2020/NĐ-CP',
  )
  assert.equal(
    documentLabel({ type: 'Tiêu chuẩn', number: 'TCVN 11930:2017', title: 'x' }),
    'TCVN 11930:2017',
  )
  assert.equal(documentLabel({ type: 'Luật', number: null, title: 'Luật An ninh mạng' }), 'Luật An ninh mạng')
})
