// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { emptyDraft, fieldsOf, linesOf, missingParts, registrationOf } from './registration-draft.ts'

test('a header row pasted from a spreadsheet becomes one field per cell', () => {
  assert.deepEqual(linesOf('Mã hộ\tHọ và tên\n\n Số đàn '), ['Mã hộ', 'Họ và tên', 'Số đàn'])
  assert.deepEqual(fieldsOf('Trọng tải: tính bằng tấn'), [
    { title: 'Trọng tải', description: 'tính bằng tấn' },
  ])
})

test('R-CAT-01: everything that is missing is said at once', () => {
  const paths = missingParts(emptyDraft, (key) => key).map(({ path }) => path)
  const all = ['title', 'purpose', 'dataType', 'sector', 'updateCycle', 'fields', 'sources', 'legalBasis']
  assert.deepEqual(paths, all)
})

test('what was left empty is not sent', () => {
  const draft = { ...emptyDraft, title: ' Hộ nuôi ong ', fields: 'Mã', personalDataPurpose: 'liên hệ' }
  const sent = registrationOf(draft, undefined)
  assert.equal(sent.title, 'Hộ nuôi ong')
  assert.ok(!('scope' in sent) && !('plannedCode' in sent) && !('personalDataPurpose' in sent))
})
