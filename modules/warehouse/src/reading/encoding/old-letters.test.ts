// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asTcvn3, asVni, smallLetters } from '../../../../../test/fixtures/sheets/old-letters.ts'
import { oldLettersOf } from './detect-encoding.ts'
import { decodeOldLetters } from './old-letters.ts'
import { isVietnameseSyllable } from './vietnamese-syllable.ts'

test('every Vietnamese letter is read from TCVN3, and as a capital from a capital font', () => {
  assert.equal(smallLetters.length, 67)
  for (const letter of smallLetters) {
    assert.equal(decodeOldLetters(asTcvn3(letter), 'tcvn3'), letter)
    assert.equal(decodeOldLetters(asTcvn3(letter), 'tcvn3', true), letter.toUpperCase())
  }
  assert.equal(decodeOldLetters(asTcvn3('ĂÂÊÔƠƯĐ'), 'tcvn3'), 'ĂÂÊÔƠƯĐ')
})

test('every Vietnamese letter is read from VNI in both cases', () => {
  for (const letter of smallLetters) {
    assert.equal(decodeOldLetters(asVni(letter), 'vni'), letter)
    assert.equal(decodeOldLetters(asVni(letter.toUpperCase()), 'vni'), letter.toUpperCase())
  }
})

const known = [
  ['tcvn3', 'Céng hoµ x· héi chñ nghÜa ViÖt Nam', 'Cộng hoà xã hội chủ nghĩa Việt Nam'],
  ['tcvn3', '§éc lËp - Tù do - H¹nh phóc', 'Độc lập - Tự do - Hạnh phúc'],
  ['vni', 'Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam', 'Cộng hòa xã hội chủ nghĩa Việt Nam'],
  ['vni', 'Ñoäc laäp - Töï do - Haïnh phuùc', 'Độc lập - Tự do - Hạnh phúc'],
] as const
for (const [letters, written, meant] of known) {
  test(`“${written}” is known as ${letters} and read as “${meant}”`, () => {
    assert.equal(decodeOldLetters(written, letters), meant)
    assert.equal(oldLettersOf(written), letters)
    assert.equal(oldLettersOf(meant), null)
  })
}

test('text in other languages is not taken for an old font', () => {
  for (const text of ['Café crème à la carte, déjà vu', 'Señor Muñoz', 'plain', 'Größe und Übung'])
    assert.equal(oldLettersOf(text), null, text)
})

test('a syllable has one vowel group and at most one tone', () => {
  for (const word of ['Nguyễn', 'khuya', 'quốc', 'gì', 'ĐỒNG', 'yến', 'thuở', 'giếng', 'oanh', 'nghiêng'])
    assert.ok(isVietnameseSyllable(word), word)
  for (const word of ['hoµ', 'héì', 'strê', 'Vieät', 'Größe']) assert.ok(!isVietnameseSyllable(word), word)
})
