// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { runInClosedNetwork, whyNoClosedNetwork } from './closed-network.ts'

const clone = join(import.meta.dirname, '../..')
const skip =
  (existsSync(join(clone, '.git'))
    ? whyNoClosedNetwork()
    : 'this folder is no git checkout, so there is nothing to pack') ?? false
const folder = mkdtempSync(join(tmpdir(), 'tinhso-gói-'))
const pack = join(folder, 'pack.tar')
const target = join(folder, 'máy kín')
let unpacked = ''

const flipByte = (file: string, at: number): void => {
  const handle = openSync(file, 'r+')
  const byte = Buffer.alloc(1)
  readSync(handle, byte, 0, 1, at)
  writeSync(handle, Buffer.from([byte[0]! ^ 1]), 0, 1, at)
  closeSync(handle)
}

const tinhso = (...args: string[]): string =>
  execFileSync(join(clone, 'tinhso'), args, { encoding: 'utf8', stdio: 'pipe' })

before(() => {
  chmodSync(folder, 0o755)
  if (skip) return
  tinhso('pack', '--with-changes', '--quick', '--output', pack)
  execFileSync('tar', ['xf', pack, '-C', folder])
  unpacked = join(folder, readdirSync(folder).find((name) => name.startsWith('tinhso-'))!)
  mkdirSync(join(folder, 'home'))
})
after(() => rmSync(folder, { recursive: true, force: true }))

test('one flipped byte in the pack is refused by verify-pack and by the installer, before anything is written', {
  skip,
}, async () => {
  const middle = Math.floor(statSync(pack).size / 2)
  flipByte(pack, middle)
  assert.throws(() => tinhso('verify-pack', pack), /không nguyên vẹn/)
  flipByte(pack, middle)
  const program = join(unpacked, 'program.tar.gz')
  for (const [file, at] of [
    [program, middle - 100_000],
    [join(unpacked, 'files.sha256'), 1000],
  ] as const) {
    flipByte(file, at)
    const refused = await runInClosedNetwork(`sh '${unpacked}/install.sh' '${target}'`, join(folder, 'home'))
    flipByte(file, at)
    assert.notEqual(refused.code, 0)
    assert.match(refused.output, /không nguyên vẹn, chưa cài gì/)
    assert.equal(existsSync(target), false)
  }
})

test('without a route, node or npm: it installs, starts, two officials bring a file into the store, it is tested, upgraded and stopped', {
  skip,
}, async () => {
  const script = `
sh '${unpacked}/install.sh' '${target}'
cd '${target}'
./tinhso start --demo > slip.txt
current/node_modules/node-linux-*/bin/node current/test/pack/inside-closed-network.ts "$(grep -o 'http://127[^/ ]*' slip.txt | head -n 1)" slip.txt
./tinhso test kernel/calendar kernel/database
mv versions/* versions/0.0.9-former && ln -sfn versions/0.0.9-former current
sh '${unpacked}/install.sh' '${target}'
./tinhso status
./tinhso verify
./tinhso stop
ls backups-before-upgrade versions
`
  const { code, output } = await runInClosedNetwork(script, join(folder, 'home'))
  assert.equal(code, 0, output)
  assert.match(output, /loaded 60/)
  assert.match(output, /ℹ fail 0/)
  assert.match(output, /Nâng cấp từ 0\.0\.9-former/)
  assert.match(output, /Dữ liệu nguyên vẹn/)
  assert.match(output, /tinhso-20\d\d/)
})
