// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { cloneFolder } from '../state/state-folder.ts'
import { billOfMaterials } from './bill-of-materials.ts'
import { installedPackages } from './locked-packages.ts'

const made = { time: 1_700_000_000, commit: 'a'.repeat(40) }
const packages = installedPackages(cloneFolder, true)
const bill = billOfMaterials(cloneFolder, packages, made)

test('the bill of materials names every installed package with version, licence and the hash of the registry', () => {
  const { dependencies } = JSON.parse(readFileSync(join(cloneFolder, 'package.json'), 'utf8'))
  for (const [name, version] of Object.entries(dependencies)) {
    const found = bill.components.find(
      (component) => component.name === name && component.version === version,
    )
    assert.equal(found?.scope, 'required', name)
  }
  for (const { name, licenses, hashes, purl } of bill.components) {
    assert.ok(licenses.length > 0 && !JSON.stringify(licenses).includes('NOASSERTION'), name)
    assert.equal(hashes?.[0]?.alg, 'SHA-512', name)
    assert.match(hashes?.[0]?.content ?? '', /^[0-9a-f]{128}$/, name)
    assert.match(purl ?? '', /^pkg:npm\/.+@\d/, name)
  }
})

test('the Node.js and PostgreSQL inside packages stand there under their own names', () => {
  const inner = bill.components.flatMap((component) => component.components ?? []).map(({ name }) => name)
  assert.deepEqual(inner.sort(), ['nodejs', 'postgresql'])
})

test('every dependency leads to a part that is listed, and each part is listed once', () => {
  const refs = [bill.metadata.component, ...bill.components].map((component) => component['bom-ref'])
  assert.equal(new Set(refs).size, refs.length)
  const known = new Set(refs)
  const led = bill.dependencies.flatMap(({ ref, dependsOn }) => [ref, ...dependsOn])
  assert.deepEqual(
    led.filter((ref) => !known.has(ref)),
    [],
  )
})

test('the same lockfile and commit give the same bill; without tests it is shorter and has no excluded part', () => {
  assert.deepEqual(billOfMaterials(cloneFolder, packages, made), bill)
  const running = billOfMaterials(cloneFolder, installedPackages(cloneFolder, false), made)
  assert.ok(running.components.length < bill.components.length)
  assert.ok(running.components.every(({ scope }) => scope === 'required'))
})
