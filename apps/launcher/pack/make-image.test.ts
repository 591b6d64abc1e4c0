// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { Progress } from '../console/progress.ts'
import { temporaryFolder } from '../testing/temporary-folder.ts'
import type { Gathered } from './gather-files.ts'
import { makeImage } from './make-image.ts'

const folder = temporaryFolder()
const clone = join(folder, 'clone')
mkdirSync(clone)
writeFileSync(join(clone, 'package-lock.json'), '{}')
writeFileSync(join(clone, 'tinhso'), '#!/bin/sh\n')
mkdirSync(join(folder, 'root/etc'), { recursive: true })
writeFileSync(join(folder, 'root/etc/passwd'), 'root:x:0:0::/root:/bin/sh\n')
writeFileSync(join(folder, 'root/etc/group'), 'root:x:0:\n')
execFileSync('tar', ['cf', join(folder, 'base.tar'), '-C', join(folder, 'root'), '.'])

const gathered = {
  clone,
  commit: { id: 'c'.repeat(40), time: 1_700_000_000, changed: [] },
  packages: [],
  files: [{ path: 'tinhso', executable: true }],
  facts: { format: 'tinhso-pack/1', version: '1.0.0' },
} as unknown as Gathered

const make = (name: string) => {
  const output = join(folder, name)
  return makeImage(gathered, { base: join(folder, 'base.tar'), output, level: 6, progress: new Progress() })
}

test('an image is an OCI archive whose parts are what their names say; the program layer adds the account that runs it', async () => {
  const { file } = await make('image.tar')
  const open = join(folder, 'open')
  mkdirSync(open)
  execFileSync('tar', ['xf', file, '-C', open])
  const blob = (digest: string) => {
    const content = readFileSync(join(open, 'blobs/sha256', digest.replace('sha256:', '')))
    assert.equal(`sha256:${createHash('sha256').update(content).digest('hex')}`, digest)
    return content
  }
  const index = JSON.parse(readFileSync(join(open, 'index.json'), 'utf8'))
  const manifest = JSON.parse(blob(index.manifests[0].digest).toString())
  const { config, rootfs } = JSON.parse(blob(manifest.config.digest).toString())
  assert.equal(config.User, '10001:10001')
  assert.equal(manifest.layers.length, 2)
  blob(manifest.layers[0].digest)
  const layer = gunzipSync(blob(manifest.layers[1].digest))
  assert.equal(rootfs.diff_ids[1], `sha256:${createHash('sha256').update(layer).digest('hex')}`)
  writeFileSync(join(folder, 'layer.tar'), layer)
  const passwd = execFileSync('tar', ['xOf', join(folder, 'layer.tar'), 'etc/passwd'], { encoding: 'utf8' })
  assert.match(passwd, /^root:x:0:0::\/root:\/bin\/sh\ntinhso:x:10001:10001:/)
  const listed = execFileSync('tar', ['tvf', join(folder, 'layer.tar')], { encoding: 'utf8' })
  assert.match(listed, /drwxr-x--- 10001\/10001 .* var\/lib\/tinhso\//)
  assert.match(listed, /-rwxr-xr-x 0\/0 .* opt\/tinhso\/program\/tinhso/)
})

test('the same base and program give the same image', async () => {
  assert.equal((await make('one.tar')).hash, (await make('two.tar')).hash)
})
