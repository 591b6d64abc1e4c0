// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compareExact, countExactWords, exactWords, fold, foldedWords } from './fold.ts'
import vectors from './fold-vectors.json' with { type: 'json' }

for (const [text, folded] of vectors as [string, string][]) {
  test(`fold: ${JSON.stringify(text)} becomes ${JSON.stringify(folded)}, in any Unicode composition, and only once`, () => {
    assert.equal(fold(text), folded)
    assert.equal(fold(text.normalize('NFC')), folded)
    assert.equal(fold(text.normalize('NFD')), folded)
    assert.equal(fold(folded), folded)
  })
}

test('words of a text of punctuation only are none', () => {
  assert.deepEqual(foldedWords(' … '), [])
})

test('old and new place of the tone mark, and both compositions, are the same exact word', () => {
  assert.deepEqual(exactWords('hoà'), exactWords('hòa'))
  assert.deepEqual(exactWords('THUỶ'.normalize('NFD')), exactWords('thủy'))
  assert.notDeepEqual(exactWords('hoa'), exactWords('hòa'))
  assert.notDeepEqual(exactWords('đá'), exactWords('dá'))
  assert.notDeepEqual(exactWords('huê'), exactWords('hue'))
})

test('texts with the diacritics of the query come first', () => {
  assert.equal(countExactWords('hoà bình', 'Xã Hòa Bình'), 2)
  assert.deepEqual(['Xã Hoa Binh', 'Xã Hóa Bình', 'Xã Hòa Bình'].sort(compareExact('hoà bình')), [
    'Xã Hòa Bình',
    'Xã Hóa Bình',
    'Xã Hoa Binh',
  ])
})
