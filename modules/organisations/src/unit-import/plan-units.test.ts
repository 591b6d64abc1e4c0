// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { AppError } from '@tinhso/kernel/errors'
import { unitFilesForTests } from '../../testing/unit-files.ts'
import { planUnits } from './import-units.ts'

const versions = (plan: ReturnType<typeof planUnits>, code: string) =>
  [...plan.units.values()]
    .filter((unit) => unit.code === code)
    .map((unit) => [unit.name, unit.validFrom, unit.validTo] as const)
    .sort((one, other) => (one[1] ?? '').localeCompare(other[1] ?? ''))

const files = unitFilesForTests()

test('R-ORG-02: a code that a reform used again is two units, each in its time', () => {
  const plan = planUnits(files)
  assert.deepEqual(versions(plan, '52'), [
    ['Tỉnh Bình Định', null, '2025-07-01'],
    ['Tỉnh Gia Lai', '2025-07-01', null],
  ])
  assert.deepEqual(versions(plan, '19753'), [
    ['Phường Thuận Lộc', null, '2025-01-01'],
    ['Phường Thuận Lộc', '2025-01-01', '2025-07-01'],
    ['Phường Phú Xuân', '2025-07-01', null],
  ])
})

test('a province that goes on is one unit; a new name alone is a version of it', () => {
  const plan = planUnits(files)
  assert.deepEqual(versions(plan, '01'), [['Thành phố Hà Nội', null, null]])
  assert.deepEqual(versions(plan, '46'), [
    ['Tỉnh Thừa Thiên Huế', null, '2025-01-01'],
    ['Thành phố Huế', '2025-01-01', null],
  ])
  assert.deepEqual(versions(plan, '75').slice(1), [
    ['Tỉnh Đồng Nai', '2025-07-01', '2026-04-30'],
    ['Thành phố Đồng Nai', '2026-04-30', null],
  ])
})

test('a district split between two snapshots went to each of its successors in part', () => {
  const steps = [...planUnits(files).steps.values()].filter((step) => step.from === '474|')
  assert.deepEqual(steps.map((step) => [step.to, step.extent, step.effectiveOn]).sort(), [
    ['474|2025-01-01', 'partial', '2025-01-01'],
    ['475|2025-01-01', 'partial', '2025-01-01'],
  ])
})

test('a split commune waits for a person; a whole one does not', () => {
  const steps = [...planUnits(files).steps.values()]
  assert.deepEqual(
    steps.filter((step) => step.from === '21727|').map((step) => [step.to, step.extent, step.confirmed]),
    [
      ['21727|2025-07-01', 'partial', false],
      ['21628|2025-07-01', 'partial', false],
    ],
  )
  assert.equal(
    steps.find((step) => step.from === '19753|2025-01-01' && step.effectiveOn === '2025-07-01')?.confirmed,
    true,
  )
})

test('what cannot be checked is kept with a warning, never dropped', () => {
  const plan = planUnits(files)
  assert.deepEqual(versions(plan, '20176'), [['Xã Hương Hòa', null, '2025-07-01']])
  assert.equal(plan.units.get('20176|')?.checked, false)
  assert.ok(plan.warnings.some((warning) => warning.includes('Xã Hương Hòa (20176)')))
})

test('every step begins and ends at a version that is imported', () => {
  const plan = planUnits(files)
  for (const step of plan.steps.values()) {
    assert.ok(plan.units.has(step.from), step.from)
    assert.ok(plan.units.has(step.to), step.to)
  }
})

test('a missing file or column imports nothing and names what is missing', () => {
  const { 'map-old-to-new.csv': _map, ...incomplete } = files
  const refusal = (given: Record<string, string>) => {
    try {
      planUnits(given)
    } catch (error) {
      return error instanceof AppError ? [error.code, error.details] : error
    }
    return null
  }
  assert.deepEqual(refusal(incomplete), ['organisations.unit-files-missing', { files: 'map-old-to-new.csv' }])
  assert.deepEqual(refusal({ ...files, 'provinces-34-2026-07.csv': 'code\n01\n' }), [
    'organisations.unit-columns-missing',
    { file: 'provinces-34-2026-07.csv', columns: 'full_name' },
  ])
})
