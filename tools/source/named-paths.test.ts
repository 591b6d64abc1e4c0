// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { listFiles, root } from './source-files.ts'

const pathPattern = /`((?:apps|kernel|modules|tools|test|docs|profiles|bench|deploy)\/[\w./-]+)`/g
const linkPattern = /\]\((?!https?:|mailto:)([^)\s#]*)(?:#([^)\s]+))?\)/g

const pages = listFiles('*.md').filter((file) => existsSync(root + file))
const textOf = (file: string) => readFileSync(root + file, 'utf8')

/** The anchors of a page's headings, as readers of Markdown make them. */
const anchorsOf = (file: string): Set<string> =>
  new Set(
    [...textOf(file).matchAll(/^#{1,6} (.+)$/gm)].map((match) =>
      match[1]!
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\p{M} _-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  )

const brokenLinks = (file: string): string[] =>
  [...textOf(file).matchAll(linkPattern)].flatMap(([link, path = '', anchor]) => {
    const target = path === '' ? file : join(dirname(file), decodeURIComponent(path))
    if (!existsSync(root + target)) return [`${file}: ${link}`]
    return anchor && target.endsWith('.md') && !anchorsOf(target).has(decodeURIComponent(anchor))
      ? [`${file}: ${link} (no such heading)`]
      : []
  })

test('every file and folder that a page of the documentation names is there', () => {
  const missing = pages.flatMap((file) =>
    [...textOf(file).matchAll(pathPattern)]
      .map((match) => match[1]!)
      .filter((path) => !existsSync(root + path))
      .map((path) => `${file}: ${path}`),
  )
  assert.deepEqual(missing, [])
})

test('every link and picture of a page leads to a file, and to a heading that is there', () => {
  assert.deepEqual(pages.flatMap(brokenLinks), [])
})

test('every page and every picture of the manual is reached from a page of the manual', () => {
  const folder = 'docs/huong-dan/'
  const manual = pages.filter((file) => file.startsWith(folder))
  const reached = (readers: readonly string[]) =>
    new Set(readers.flatMap((file) => [...textOf(file).matchAll(linkPattern)].map((match) => match[1])))
  const [fromFront, fromAll] = [reached([`${folder}README.md`]), reached(manual)]
  const lost = [
    ...manual.filter((file) => !file.endsWith('README.md') && !fromFront.has(file.slice(folder.length))),
    ...listFiles(`${folder}hinh`).filter((file) => !fromAll.has(file.slice(folder.length))),
  ]
  assert.deepEqual(lost, [])
})
