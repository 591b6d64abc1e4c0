// SPDX-License-Identifier: Apache-2.0
import { globSync } from 'node:fs'

const everywhere = ['apps', 'bench', 'kernel', 'modules', 'packs', 'profiles', 'test', 'tools'].map(
  (folder) => `${folder}/**/*.test.ts`,
)

/**
 * Every test file of the clone whose path contains one of `parts` (all of them when there are none),
 * the quick ones first: pure, with a database, over HTTP, in a browser.
 */
export function findTestFiles(clone: string, parts: readonly string[]): string[] {
  const files = globSync(everywhere, { cwd: clone, exclude: (name) => /^(node_modules|dist)$/.test(name) })
  const chosen =
    parts.length === 0 ? files : files.filter((file) => parts.some((part) => file.includes(part)))
  return chosen.sort((a, b) => slowness(a) - slowness(b) || (a < b ? -1 : 1))
}

function slowness(file: string): number {
  if (file.startsWith('test/browser/')) return 3
  if (file.startsWith('test/')) return 2
  return file.endsWith('.integration.test.ts') ? 1 : 0
}
