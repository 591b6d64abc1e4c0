// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { listFiles, root } from './source-files.ts'

const pathPattern = /`((?:apps|kernel|modules|tools|test|docs|profiles|bench)\/[\w./-]+)`/g

test('every file and folder that a page of the documentation names is there', () => {
  const missing = listFiles('*.md', 'docs', 'modules', 'kernel', 'apps')
    .filter((file) => file.endsWith('.md') && existsSync(root + file))
    .flatMap((file) =>
      [...readFileSync(root + file, 'utf8').matchAll(pathPattern)]
        .map((match) => match[1]!)
        .filter((path) => !existsSync(root + path))
        .map((path) => `${file}: ${path}`),
    )
  assert.deepEqual(missing, [])
})
