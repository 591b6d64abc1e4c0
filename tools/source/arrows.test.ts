// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { arrowsOf, faultsOf } from './arrows.ts'

const faults = (path: string, text: string, dependsOn: Record<string, string[]> = {}) =>
  faultsOf(arrowsOf([{ path, text }]), new Map(Object.entries(dependsOn)))

test('a declared arrow that points down through the door is right', () => {
  assert.deepEqual(
    faults('modules/catalog/src/a.ts', "import { x } from '@tinhso/organisations'", {
      catalog: ['organisations'],
    }),
    [],
  )
})

test('an arrow that points up is a fault even when declared', () => {
  const found = faults('modules/catalog/src/a.ts', "import { x } from '@tinhso/warehouse'", {
    catalog: ['warehouse'],
  })
  assert.match(found.join(), /arrows point down/)
})

test('an undeclared arrow is a fault', () => {
  assert.match(
    faults('modules/catalog/src/a.ts', "import { x } from '@tinhso/reference'").join(),
    /does not declare reference/,
  )
})

test('a module that reaches into another by path is a fault', () => {
  const text = "import { x } from '../../organisations/src/agency/agency-store.ts'"
  assert.match(faults('modules/catalog/src/a.ts', text).join(), /by path/)
})

test('only a test uses the fixtures of all tests', () => {
  const text = "import { x } from '../../../test/fixtures/sheets.ts'"
  assert.deepEqual(faults('modules/catalog/src/a.test.ts', text), [])
  assert.match(faults('modules/catalog/src/a.ts', text).join(), /by path/)
})

test('a module imports no inner file of another through its name', () => {
  const text = "import { x } from '@tinhso/organisations/src/agency/agency-store'"
  assert.match(faults('modules/catalog/src/a.ts', text, { catalog: ['organisations'] }).join(), /is no door/)
})

test('the kernel knows no module', () => {
  assert.match(
    faults('kernel/http/a.ts', "import type { X } from '@tinhso/identity'").join(),
    /the kernel knows no/,
  )
})

test('a lazy import counts too', () => {
  assert.match(
    faults('modules/catalog/src/a.ts', "const x = await import('@tinhso/warehouse')").join(),
    /arrows point down/,
  )
})
