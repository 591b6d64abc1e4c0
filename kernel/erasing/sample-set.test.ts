// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SampleSet } from './sample-set.ts'

const filled = (...texts: string[]): SampleSet => {
  const samples = new SampleSet()
  for (const text of texts) samples.add(text)
  return samples
}

test('a value is found in a sentence, whatever its case, blanks and composition', () => {
  const samples = filled('Kho vật tư số 7')
  assert.ok(samples.standsIn(`Xem  KHO VẬT  TƯ số 7 ở trang 2`.normalize('NFD')))
  assert.ok(samples.standsIn({ reason: ['…kho vật tư số 7…'] }))
  assert.ok(!samples.standsIn('Kho vật tư số 8'))
})

test('five words quoted from a longer value are found', () => {
  const samples = filled('Phương án bảo vệ tuyến cáp ngầm qua cầu số 3')
  assert.ok(samples.standsIn('trả lại: dòng “tuyến cáp ngầm qua cầu” sai'))
  assert.ok(!samples.standsIn('trả lại: dòng “tuyến cáp ngầm” sai'))
})

test('what stands in many rows is not taken for this content', () => {
  const samples = new SampleSet()
  for (let index = 0; index < 40; index += 1) {
    samples.add('Ủy ban nhân dân xã Bình Minh')
    samples.add(`Nhà ở riêng lẻ lô đất số ${index}`)
  }
  assert.ok(!samples.standsIn('Gửi Ủy ban nhân dân xã Bình Minh'))
  assert.ok(!samples.standsIn('Nhà ở riêng lẻ lô đất tái định cư'))
  assert.ok(samples.standsIn('xem nhà ở riêng lẻ lô đất số 7'))
})

test('a long number is a piece, a short one and a common title are not', () => {
  const samples = filled('070205000123', '2024', 'Danh mục cơ quan nhà nước')
  samples.forget(['Danh mục cơ quan nhà nước'])
  assert.ok(samples.standsIn('CCCD 070205000123 bị sai'))
  assert.ok(!samples.standsIn('năm 2024'))
  assert.ok(!samples.standsIn('Danh mục cơ quan nhà nước'))
})
