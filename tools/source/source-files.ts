// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The folder of the clone, with a slash behind. */
export const root = fileURLToPath(new URL('../../', import.meta.url))

/** A source file: its path from the root and its text. */
export interface SourceFile {
  readonly path: string
  readonly text: string
}

const packedList = `${root}files.sha256`

/** An installation from a pack has no git, but the list of its files; a pattern is a folder or an ending such as *.md. */
const listPackedFiles = (patterns: readonly string[]): string[] => {
  const paths = readFileSync(packedList, 'utf8')
    .split('\n')
    .map((line) => line.slice(66))
    .filter((path) => path !== '' && !/^node_modules\/|\/dist\//.test(path))
  const fits = (path: string) => (pattern: string) =>
    pattern.startsWith('*') ? path.endsWith(pattern.slice(1)) : path.startsWith(`${pattern}/`)
  return paths.filter((path) => patterns.some(fits(path)))
}

/** Files under the root that git tracks or would track, as they are now; in an installed pack those it brought. */
export const listFiles = (...patterns: string[]): string[] => {
  if (!existsSync(`${root}.git`) && existsSync(packedList)) return listPackedFiles(patterns)
  return execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '--', ...patterns], {
    cwd: root,
    encoding: 'utf8',
  })
    .split('\n')
    .filter((path) => path !== '')
}

const readIfThere = (path: string): string | undefined => {
  try {
    return readFileSync(root + path, 'utf8')
  } catch {
    return undefined
  }
}

/** Every TypeScript source of apps, modules, kernel and tools. */
export const readSources = (): SourceFile[] =>
  listFiles('apps', 'kernel', 'modules', 'tools', 'test', 'bench')
    .filter((path) => /\.tsx?$/.test(path))
    .flatMap((path) => {
      const text = readIfThere(path)
      return text === undefined ? [] : [{ path, text }]
    })

const importPattern =
  /(?:^|\n)\s*(?:import|export)\s(?:[^'"]*?\sfrom\s)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g

/** The modules a source names in its imports, re-exports and lazy imports. */
export const importsOf = (text: string): string[] =>
  [...text.matchAll(importPattern)].map((match) => (match[1] ?? match[2])!)
