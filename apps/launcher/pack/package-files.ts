// SPDX-License-Identifier: Apache-2.0
import { existsSync, readdirSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import type { LockedPackage } from './locked-packages.ts'
import { describeFile, type PackedFile } from './program-files.ts'

const scratch = new Set(['.cache', '.vite', '.vite-temp'])

/**
 * Every file of the chosen packages under node_modules, the links of the workspaces, and the programs of `.bin` whose
 * package is among them. What no chosen package owns (other packages, caches, stamps) stays out.
 */
export function listPackageFiles(clone: string, packages: readonly LockedPackage[]): PackedFile[] {
  const owners = new Set(packages.map(({ path }) => path))
  const files = packages.flatMap(({ path }) => filesBelow(clone, path, owners))
  const links = [...linksIn(clone, 'node_modules'), ...linksIn(clone, 'node_modules/.bin')].concat(
    scopes(clone).flatMap((scope) => linksIn(clone, scope)),
  )
  return [...files, ...links.filter((link) => leadsInside(clone, link, owners))]
}

/** A package's own files; packages nested in it are owned by themselves. */
function filesBelow(clone: string, folder: string, owners: ReadonlySet<string>): PackedFile[] {
  return readdirSync(join(clone, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (!entry.isDirectory()) return describeFile(clone, path) ?? []
    if (scratch.has(entry.name)) return []
    if (entry.name === 'node_modules') return nestedLinks(clone, path)
    return owners.has(path) ? [] : filesBelow(clone, path, owners)
  })
}

function nestedLinks(clone: string, folder: string): PackedFile[] {
  return existsSync(join(clone, folder, '.bin')) ? linksIn(clone, `${folder}/.bin`) : []
}

function scopes(clone: string): string[] {
  const entries = readdirSync(join(clone, 'node_modules'), { withFileTypes: true })
  return entries
    .filter((entry) => entry.isDirectory() && entry.name.startsWith('@'))
    .map(({ name }) => `node_modules/${name}`)
}

function linksIn(clone: string, folder: string): PackedFile[] {
  const entries = readdirSync(join(clone, folder), { withFileTypes: true })
  return entries
    .filter((entry) => entry.isSymbolicLink())
    .flatMap(({ name }) => describeFile(clone, `${folder}/${name}`) ?? [])
}

/** Whether a link leads to a workspace of the sources or into a chosen package. */
function leadsInside(clone: string, { path, linkTo = '' }: PackedFile, owners: ReadonlySet<string>): boolean {
  const target = relative(clone, resolve(join(clone, dirname(path)), linkTo))
  if (target.startsWith('..') || !existsSync(join(clone, target))) return false
  if (!target.startsWith('node_modules/')) return true
  return [...owners].some((owner) => target === owner || target.startsWith(`${owner}/`))
}
