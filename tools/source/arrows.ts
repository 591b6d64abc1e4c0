// SPDX-License-Identifier: Apache-2.0
import { posix } from 'node:path'
import { rankOf } from '../layers.ts'
import { importsOf, type SourceFile } from './source-files.ts'

/** An import between parts of the house. */
export interface Arrow {
  readonly from: string
  readonly to: string
  readonly file: string
  /** What stands behind the module's name: '' for the door, 'contract', 'console'… */
  readonly door: string
}

const ownerOf = (path: string): string => {
  const [top, name] = path.split('/')
  if (top === 'modules') return `modules/${name}`
  return top === 'apps' ? `apps/${name}` : top!
}

const apps = new Set(['server', 'console', 'portal', 'launcher'])

const targetOf = (file: SourceFile, specifier: string): { to: string; door: string } | undefined => {
  if (specifier.startsWith('@tinhso/')) {
    const [, name, ...rest] = specifier.split('/')
    if (name === 'kernel') return { to: 'kernel', door: rest.join('/') }
    return { to: apps.has(name!) ? `apps/${name}` : `modules/${name}`, door: rest.join('/') }
  }
  if (!specifier.startsWith('.')) return undefined
  const path = posix.normalize(posix.join(posix.dirname(file.path), specifier))
  return { to: ownerOf(path), door: 'path' }
}

/** Every import that crosses from one part of the house to another. */
export const arrowsOf = (files: readonly SourceFile[]): Arrow[] =>
  files.flatMap((file) => {
    const from = ownerOf(file.path)
    return importsOf(file.text).flatMap((specifier) => {
      const target = targetOf(file, specifier)
      return target && target.to !== from ? [{ from, file: file.path, ...target }] : []
    })
  })

const doors = new Set(['', 'contract', 'console', 'portal', 'testing', 'module'])
const isTest = (path: string) => /\.test\.tsx?$|\/testing\//.test(path)

const faultOf = (arrow: Arrow, dependsOn: ReadonlyMap<string, readonly string[]>): string | undefined => {
  const { from, to, door, file } = arrow
  const free = from.startsWith('apps/') || ['test', 'tools', 'bench'].includes(from)
  if (to === 'test' && isTest(file)) return undefined // the fixtures of all tests lie there
  if (door === 'path' && !free) return `${file}: reaches into ${to} by path; import its door`
  if (from === 'kernel' && to !== 'kernel') return `${file}: the kernel knows no ${to}`
  if (to === 'kernel' || free) return undefined
  if (!from.startsWith('modules/')) return undefined
  if (to.startsWith('apps/')) return `${file}: a module knows no app (${to})`
  const [one, other] = [from.slice(8), to.slice(8)]
  if (!doors.has(door)) return `${file}: ${to}/${door} is no door`
  if (rankOf(other) === undefined) return `${file}: ${other} is not in the layer list`
  if (!isTest(file) && rankOf(one)! <= rankOf(other)!)
    return `${file}: ${one} lies below ${other}; arrows point down`
  if (!isTest(file) && !dependsOn.get(one)?.includes(other))
    return `${file}: ${one} does not declare ${other} in dependsOn`
  return undefined
}

/** What is wrong with the arrows, one sentence each; empty when the house stands straight. */
export const faultsOf = (
  arrows: readonly Arrow[],
  dependsOn: ReadonlyMap<string, readonly string[]>,
): string[] => [...new Set(arrows.flatMap((arrow) => faultOf(arrow, dependsOn) ?? []))]

/** The dependsOn lists as `module.ts` declares them. */
export const declaredDependencies = (files: readonly SourceFile[]): Map<string, string[]> =>
  new Map(
    files.flatMap(({ path, text }) => {
      const name = /^modules\/([^/]+)\/src\/module\.ts$/.exec(path)?.[1]
      if (!name) return []
      const list = /dependsOn:\s*\[([^\]]*)\]/.exec(text)?.[1] ?? ''
      return [[name, [...list.matchAll(/'([^']+)'/g)].map((match) => match[1]!)] as const]
    }),
  )
