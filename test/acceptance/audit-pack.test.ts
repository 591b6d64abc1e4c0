// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { unzipSync } from 'fflate'
import { openProvince, type Province } from './province.ts'
import { until } from './until.ts'
import type { Visitor } from './visitor.ts'

let province: Province
let auditor: Visitor
const folder = mkdtempSync(join(tmpdir(), 'tinhso-audit-'))

before(async () => {
  province = await openProvince()
  auditor = await province.signIn('kiemtra')
})
after(async () => {
  await province?.close()
  rmSync(folder, { recursive: true, force: true })
})

const fetchPack = async (query = ''): Promise<Record<string, Uint8Array>> => {
  const answer = await fetch(`${province.url}/api/audit/pack${query}`, {
    headers: { cookie: auditor.cookie },
  })
  assert.equal(answer.status, 200)
  return unzipSync(new Uint8Array(await answer.arrayBuffer()))
}

test('only the auditor and the security lead get the audit pack', async () => {
  assert.equal((await province.visitor().get('/api/audit/pack')).status, 401)
  for (const username of ['quantri', 'canbo.sxd', 'lanhdao.sxd'])
    assert.equal((await (await province.signIn(username)).get('/api/audit/pack')).status, 403, username)
  assert.equal((await (await province.signIn('attt')).get('/api/audit/pack')).status, 200)
  assert.equal((await auditor.get('/api/audit/pack?asOf=hom-nay')).status, 422)
  assert.equal((await auditor.get('/api/audit/pack?day=2026-01-01')).status, 422)
})

test('the pack is signed, checked by openssl and sha256sum alone, and that it was made stands in the audit', async () => {
  for (const [name, bytes] of Object.entries(await fetchPack())) writeFileSync(join(folder, name), bytes)
  const run = (program: string, ...args: string[]) => execFileSync(program, args, { cwd: folder })
  run('sha256sum', '-c', 'SHA256SUMS')
  const verify = ['pkeyutl', '-verify', '-pubin', '-inkey', 'public-key.pem', '-rawin', '-in', 'SHA256SUMS']
  run('openssl', ...verify, '-sigfile', 'SHA256SUMS.sig')
  const entry = await until('the making stands in the audit', async () => {
    const { json } = await auditor.get('/api/audit?action=audit.packed')
    return json.items[0]
  })
  assert.equal(entry.actor.kind, 'person')
  const sums = execFileSync('sha256sum', ['SHA256SUMS'], { cwd: folder, encoding: 'utf8' })
  assert.ok(JSON.stringify(entry.after).includes(sums.slice(0, 64)))
})

test('the pack tells every account, right and line of the checklist, and holds no secret', async () => {
  const files = await fetchPack()
  const about = JSON.parse(Buffer.from(files['ho-so.json']!).toString())
  const officer = about.accounts.find((account: { username: string }) => account.username === 'canbo.sxd')
  assert.equal(officer.agency.name, 'Sở Xây dựng')
  assert.ok(officer.grants.some((grant: { holds: boolean }) => grant.holds))
  assert.deepEqual(
    about.levelThree.map(({ number }: { number: number }) => number),
    Array.from({ length: 19 }, (_, index) => index + 1),
  )
  assert.equal(about.log.verdict.ok, true)
  const everything = Object.values(files)
    .map((bytes) => Buffer.from(bytes).toString('latin1'))
    .join('\n')
  const secrets = [
    province.password('kiemtra'),
    new URL(province.databaseUrl).password,
    readFileSync(join(province.state, 'keys/audit-ed25519.pem'), 'utf8').split('\n')[1]!,
    '$argon2id$',
  ]
  for (const secret of secrets) assert.ok(!everything.includes(secret))
})

test('as of a day before the installation there was no account', async () => {
  const files = await fetchPack('?asOf=2020-01-01')
  assert.deepEqual(JSON.parse(Buffer.from(files['ho-so.json']!).toString()).accounts, [])
})
