// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { lstatSync, mkdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { temporaryFolder } from '../testing/temporary-folder.ts'
import { glibcNeed } from './glibc-need.ts'
import { gzipMembers } from './gzip-members.ts'
import { readTar } from './read-tar.ts'
import { type TarEntry, tarEnd, tarEntry } from './tar-archive.ts'

const longPath = `${'thư-mục/'.repeat(20)}tệp có tên dài.txt`
const entries: TarEntry[] = [
  { path: 'a', kind: 'folder' },
  { path: 'a/run.sh', kind: 'file', content: Buffer.from('#!/bin/sh\n'), executable: true },
  { path: longPath, kind: 'file', content: Buffer.from('nội dung'), executable: false },
  { path: 'a/empty', kind: 'file', content: new Uint8Array(), executable: false },
  { path: 'a/link', kind: 'link', target: `../${longPath}` },
]
const archive = Buffer.concat([...entries.flatMap((entry) => tarEntry(entry, 1_700_000_000)), tarEnd()])

async function* inPieces(bytes: Buffer, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

const readAll = async (bytes: Buffer) => {
  const met: unknown[] = []
  for await (const entry of readTar(inPieces(bytes, 700))) {
    const parts: Uint8Array[] = []
    for await (const part of entry.content()) parts.push(Buffer.from(part))
    met.push([entry.kind, entry.path, entry.linkTo || Buffer.concat(parts).toString()])
  }
  return met
}

test('the tar of the system unpacks what was written: names of any length, links, rights, time', () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'x.tar'), archive)
  mkdirSync(join(folder, 'out'))
  execFileSync('tar', ['xf', '../x.tar'], { cwd: join(folder, 'out') })
  assert.equal(readFileSync(join(folder, 'out', longPath), 'utf8'), 'nội dung')
  assert.equal(lstatSync(join(folder, 'out/a/run.sh')).mode & 0o777, 0o755)
  assert.equal(lstatSync(join(folder, 'out/a/run.sh')).mtimeMs, 1_700_000_000_000)
  assert.equal(readlinkSync(join(folder, 'out/a/link')), `../${longPath}`)
})

test('what was written is read back, in whatever pieces it comes', async () => {
  assert.deepEqual(await readAll(archive), [
    ['folder', 'a/', ''],
    ['file', 'a/run.sh', '#!/bin/sh\n'],
    ['file', longPath, 'nội dung'],
    ['file', 'a/empty', ''],
    ['link', 'a/link', `../${longPath}`],
  ])
})

test('an archive that was cut or whose header was changed is refused', async () => {
  await assert.rejects(readAll(archive.subarray(0, 1500)), /ends too early/)
  const changed = Buffer.from(archive)
  changed[3] = changed[3]! ^ 1
  await assert.rejects(readAll(changed), /damaged header/)
})

test('a stream compressed in members is one gzip file, the same every time', async () => {
  const bytes = Buffer.alloc(9 * 1024 * 1024, 'dữ liệu ')
  const compressed = async () => {
    const members: Buffer[] = []
    for await (const member of gzipMembers(inPieces(bytes, 99_999), 6)) members.push(member)
    return Buffer.concat(members)
  }
  const once = await compressed()
  assert.ok(gunzipSync(once).equals(bytes))
  assert.ok((await compressed()).equals(once))
})

test('the C library that a program needs is read from the program', () => {
  const program = Buffer.from('\u007fELF…GLIBC_2.4\0GLIBC_2.28\0GLIBC_2.17\0', 'utf8')
  assert.equal(glibcNeed(program), 28)
  assert.equal(glibcNeed(Buffer.from('a text about GLIBC_2.40')), 0)
})
