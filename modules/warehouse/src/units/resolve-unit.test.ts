// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { resolveUnit, type UnitQuery } from './resolve-unit.ts'
import { type BookUnit, unitRef } from './unit-book.ts'
import { indexUnits } from './unit-index.ts'

const reform = '2025-07-01'
type Given = [
  code: string,
  name: string,
  parent: string | null,
  from: string | null,
  to: string | null,
  next?: string[],
]

const units = (
  [
    ['70', 'Tỉnh Bình Phước', null, null, reform, ['75']],
    ['75', 'Tỉnh Đồng Nai', null, null, null],
    ['695', 'Huyện Đồng Phú', '70', null, reform],
    ['694', 'Huyện Hớn Quản', '70', null, reform],
    ['25378', 'Xã Tân Lợi', '695', null, reform, ['25378@2025-07-01']],
    ['25345', 'Xã Tân Lợi', '694', null, reform, ['25351@2025-07-01']],
    ['25363', 'Thị trấn Tân Phú', '695', null, reform, ['25363@2025-07-01']],
    ['25381', 'Xã Tân Hưng', '695', null, reform, ['25378@2025-07-01', '25363@2025-07-01']],
    ['25378', 'Xã Tân Lợi', '75', reform, null],
    ['25351', 'Xã Tân Khai', '75', reform, null],
    ['25363', 'Phường Đồng Phú', '75', reform, null],
    ['04021', 'Phường 1', '695', null, null],
    ['04022', 'Xã Hoà Bình', '695', null, null],
    ['04023', 'Xã Hoá Bình', '695', null, null],
  ] as Given[]
).map(
  ([code, name, parentCode, validFrom, validTo, next = []]): BookUnit => ({
    ref: unitRef(code, validFrom),
    code,
    name,
    level: code.length === 2 ? 'province' : code.length === 3 ? 'district' : 'commune',
    parentCode,
    validFrom,
    validTo,
    next: next.map((ref) => ({ ref, whole: next.length === 1 })),
  }),
)
const index = (answers: Record<string, string | null> = {}) => indexUnits({ units, answers })
const ask = (written: string, more: Partial<UnitQuery> = {}, answers?: Record<string, string | null>) =>
  resolveUnit(index(answers), { written, within: [], day: '2024-12-31', level: 'commune', ...more })

test('a commune of a name that two districts have is found by the district beside it, in the cell or in another column', () => {
  for (const [written, within] of [
    ['xã Tân Lợi, huyện Đồng Phú', []],
    ['Xã Tân Lợi', ['H. Đồng Phú']],
    ['tan loi', ['dong phu', 'Bình Phước']],
    ['TÂN LỢI (Đồng Phú)', []],
    ['Đồng Phú - Tân Lợi', []],
    ['X.Tân Lợi', ['695']],
    ['Tân Lợi', ['Đồng Nai', 'Đồng Phú']],
  ] as [string, string[]][])
    assert.equal(ask(written, { within }).ref, '25378', written)
  const { ref, fault, candidates } = ask('Xã Tân Lợi')
  assert.deepEqual([ref, fault, candidates.length], [null, 'unit.ambiguous', 2])
})

test('a dead name in a row after the reform is what it became; before it, what it was then', () => {
  assert.equal(ask('Thị trấn Tân Phú').ref, '25363')
  assert.equal(ask('TT Tân Phú', { day: '2026-01-15' }).ref, '25363@2025-07-01')
  assert.equal(ask('Xã Tân Lợi', { within: ['Hớn Quản'], day: '2026-01-15' }).ref, '25351@2025-07-01')
})

test('a code that a reform used again means the unit of the row’s day, and lost zeros come back', () => {
  assert.equal(ask('25378').ref, '25378')
  assert.equal(ask('25378', { day: reform }).ref, '25378@2025-07-01')
  assert.equal(ask('4021').ref, '04021')
  assert.equal(ask('4021', { level: undefined }).ref, '04021')
  assert.equal(ask('P1').ref, '04021')
  assert.equal(ask('phường 01').ref, '04021')
})

test('names that differ in a tone are told apart where tones are written, wherever in the word they stand', () => {
  for (const written of ['Xã Hòa Bình', 'X. HOÀ BÌNH', 'hòa bình, Đồng Phú'])
    assert.equal(ask(written).ref, '04022', written)
  assert.equal(ask('X. Hóa Bình').ref, '04023')
  assert.equal(ask('hoa binh').fault, 'unit.ambiguous')
})

test('a unit that was split asks once; the answer serves every row of it', () => {
  const split = ask('Tân Hưng', { day: '2026-01-15' })
  assert.deepEqual([split.fault, split.question, split.candidates.length], ['unit.split', 'split|25381', 2])
  const answers = { 'split|25381': '25363@2025-07-01' }
  assert.equal(ask('xã tân hưng', { day: '2026-05-01' }, answers).ref, '25363@2025-07-01')
  assert.equal(ask('Tân Hưng', {}, answers).ref, '25381', 'before the reform it was still itself')
})

test('what is unknown, not yet founded or elsewhere is asked; an answer may also be to keep it as written', () => {
  const unknown = ask('Xã Không Có')
  assert.equal(unknown.fault, 'unit.unknown')
  assert.deepEqual(ask('xa khong co', {}, { [unknown.question!]: null }), {
    ref: null,
    fault: null,
    question: null,
    candidates: [],
  })
  assert.equal(ask('Xã Tân Khai').fault, 'unit.not-yet')
  assert.equal(ask('Tân Phú', { within: ['Củ Chi'] }).fault, 'unit.ambiguous')
})

test('one answer serves rows of every day: it is followed forward, and asked again only for days before the chosen unit', () => {
  const { question } = ask('xã tân lợi')
  assert.equal(
    ask('Xã Tân Lợi', { day: '2026-01-15', within: ['Bình Phước'] }).question,
    ask('Xã Tân Lợi', { within: ['Bình Phước'] }).question,
  )
  const answers = { [question!]: '25345' }
  assert.equal(ask('xa tan loi', {}, answers).ref, '25345')
  const unknown = ask('Tân Lọi Mới')
  assert.equal(
    ask('Tân Lọi Mới', { day: '2026-01-15' }, { [unknown.question!]: '25345' }).ref,
    '25351@2025-07-01',
  )
  const split = ask('Tân Lọi Mới', { day: '2026-01-15' }, { [unknown.question!]: '25381' })
  assert.deepEqual([split.fault, split.question], ['unit.split', 'split|25381'])
  const later = { [unknown.question!]: '25351@2025-07-01' }
  const early = ask('Tân Lọi Mới', {}, later)
  assert.equal(early.fault, 'unit.not-yet')
  assert.equal(ask('Tân Lọi Mới', {}, { ...later, [early.question!]: '25345' }).ref, '25345')
  assert.equal(
    ask('Tân Lọi Mới', {}, { ...later, [early.question!]: '25351@2025-07-01' }).ref,
    '25351@2025-07-01',
  )
})

test('a unit that ended with nothing after it is offered, and taken when a person insists', () => {
  const gone = ask('Huyện Đồng Phú', { day: '2026-01-15', level: undefined })
  assert.deepEqual([gone.fault, gone.candidates.map(({ ref }) => ref)], ['unit.unknown', ['695']])
  const answers = { [gone.question!]: '695' }
  assert.equal(ask('Huyện Đồng Phú', { day: '2026-01-15', level: undefined }, answers).ref, '695')
})

test('without units of the tier nothing is judged', () => {
  const empty = indexUnits({ units: units.filter(({ level }) => level !== 'commune'), answers: {} })
  const { fault, ref } = resolveUnit(empty, {
    written: 'Xã Tân Lợi',
    within: [],
    day: reform,
    level: 'commune',
  })
  assert.deepEqual([fault, ref], [null, null])
})
