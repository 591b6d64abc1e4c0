// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { Visitor } from '../acceptance/visitor.ts'
import { loadRows, registerDataset } from '../browser/prepared.ts'

// Run by the installed Node inside the closed network: two officials sign in and bring a file into the store.
const [url = '', slip = ''] = process.argv.slice(2)
const lines = [...readFileSync(slip, 'utf8').matchAll(/Tên đăng nhập: (\S+) — Mật khẩu[^:]*: (\S+)/g)]
const passwords = new Map(lines.map((line) => [line[1]!, line[2]!]))

const signIn = async (username: string): Promise<Visitor> => {
  const visitor = new Visitor(url)
  await visitor.signIn(username, passwords.get(username) ?? '')
  return visitor
}

await assert.rejects(fetch('http://192.0.2.1/', { signal: AbortSignal.timeout(2000) }), 'there is no network')
const officer = await signIn('canbo.sxd')
const head = await signIn('lanhdao.sxd')
const { code } = await registerDataset(officer, 'Danh sách hộ kinh doanh trên mạng kín')
await loadRows(officer, head, code)
const { json } = await officer.get(`/api/data/${code}/rows?limit=1&count=true`)
assert.equal(json.total, 60)
assert.equal((await new Visitor(url).page('/console/')).status, 200)
console.log(`loaded ${json.total}`)
