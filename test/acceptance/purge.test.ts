// SPDX-License-Identifier: Apache-2.0
// Issue 3, acceptance 3: after a purge the content is nowhere in the house, and the audit shows who and why.
import assert from 'node:assert/strict'
import { createReadStream, mkdtempSync, rmSync } from 'node:fs'
import { glob, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { ensurePostgres, type RunningPostgres } from '../../apps/launcher/postgres/ensure-postgres.ts'
import { openProvince, type Province } from './province.ts'
import { until } from './until.ts'
import type { Visitor } from './visitor.ts'

const phrase = 'Kế hoạch tuyến cáp Hoàng Lan bảy mươi tư'
const state = mkdtempSync(join(tmpdir(), 'tinhso-purge-'))
let postgres: RunningPostgres
let province: Province
let officer: Visitor
let head: Visitor
let lead: Visitor
let focal: Visitor
let stranger: Visitor
let auditor: Visitor
let code: string

before(async () => {
  postgres = await ensurePostgres(state)
  province = await openProvince(
    { TINHSO_TEST_KILL_ALLOWED: '1', TINHSO_TEST_KILL_AT: 'purge:kernel.audit' },
    { state, server: postgres.superuserUrl },
  )
  await signInAll()
})
after(async () => {
  await province?.close().catch(() => undefined)
  await postgres?.stop()
  rmSync(state, { recursive: true, force: true })
})

const signInAll = async () => {
  officer = await province.signIn('canbo.sxd')
  head = await province.signIn('lanhdao.sxd')
  lead = await province.signIn('attt')
  focal = await province.signIn('so.khcn')
  stranger = await province.signIn('lanhdao.snnmt')
  auditor = await province.signIn('kiemtra')
}

const batchUrl = (number: number) => `/api/warehouse/datasets/${code}/batches/${number}`

const settled = (number: number, ...statuses: string[]) =>
  until(`batch ${number} is ${statuses.join(' or ')}`, async () => {
    const { json } = await officer.get(batchUrl(number))
    if (json.status === 'failed') throw new Error(JSON.stringify(json.problem))
    return statuses.includes(json.status) ? json : undefined
  })

const fileText = (): string => {
  const lines = ['Số hồ sơ,Tên công trình,Ngày cấp']
  for (let index = 1; index <= 60; index += 1) {
    const name = index === 7 || index === 9 ? `${phrase} đoạn ${index}` : `Nhà ở riêng lẻ lô ${index}`
    lines.push(`HS-${1000 + index},${name},${index === 9 ? 'chưa rõ' : '15/03/2024'}`)
  }
  return `${lines.join('\n')}\n`
}

const registerDataset = async () => {
  const answer = await officer.post('/api/catalog/entries', {
    title: 'Danh sách trạm bơm thoát nước đã kiểm tra',
    dataType: 'sectoral',
    sector: 'xay-dung',
    purpose: 'Theo dõi kiểm tra trạm bơm.',
    fields: [{ title: 'Số hồ sơ' }, { title: 'Tên công trình' }],
    sources: ['Phòng chuyên môn tổng hợp'],
    updateCycle: 'monthly',
    classification: { access: 'open', importance: 'other', personalData: 'none', security: 'public' },
    legalBasis: ['000 Đ32'],
  })
  assert.equal(answer.status, 200, answer.text)
  code = answer.json.code
  await officer.act(answer.json.caseId, 'submit')
  const { json: entry } = await officer.get(`/api/catalog/entries/${code}`)
  const rules = { version: entry.version, number: '12/QĐ-SXD', issuedOn: '2024-01-15', title: 'Quy định' }
  const recorded = await officer.send('PUT', `/api/catalog/entries/${code}/collection-rules`, rules)
  assert.equal(recorded.status, 200, recorded.text)
}

const loadFile = async () => {
  const file = { name: `${phrase}.csv`, bytes: fileText() }
  const uploaded = await officer.upload(`/api/warehouse/datasets/${code}/batches`, file, {
    note: `Có ${phrase}`,
  })
  assert.equal(uploaded.status, 200, uploaded.text)
  const proposed = await settled(1, 'proposed')
  const { schema, columns } = proposed.analysis
  const confirmed = await officer.post(`${batchUrl(1)}/confirm`, { schema, columns })
  assert.equal(confirmed.status, 200, confirmed.text)
  const checked = await settled(1, 'needs-fixes')
  assert.equal(checked.counts.quarantined, 1)
  const leaveOutReason = `Bỏ lại dòng ${phrase} vì thiếu ngày`
  assert.equal((await officer.post(`${batchUrl(1)}/submit`, { leaveOutReason })).status, 200)
  assert.equal((await head.post(`${batchUrl(1)}/approve`, {})).status, 200)
  await settled(1, 'loaded')
}

const publish = async () => {
  const prepared = await officer.post('/api/open-data/publications', { datasetCode: code })
  const { caseId } = prepared.json
  assert.equal((await head.act(caseId, 'propose')).status, 200)
  assert.equal((await focal.act(caseId, 'return', `Xem lại dòng ${phrase}`)).status, 200)
  assert.equal((await head.act(caseId, 'propose')).status, 200)
  assert.equal((await focal.act(caseId, 'confirm')).status, 200)
  await until('the dataset is published', async () => {
    const { json } = await focal.get(`/api/cases/${caseId}`)
    return json.state === 'published' || json.state?.id === 'published' ? true : undefined
  })
}

/** Files below a folder that hold the phrase in UTF-8 or UTF-16. */
const filesWithPhrase = async (folder: string): Promise<string[]> => {
  const needles = ['utf8', 'utf16le'].flatMap((encoding) =>
    ['NFC', 'NFD'].map((form) => Buffer.from(phrase.normalize(form), encoding as BufferEncoding)),
  )
  const found: string[] = []
  for await (const name of glob('**', { cwd: folder })) {
    const path = join(folder, name)
    if (!(await stat(path)).isFile()) continue
    let rest = Buffer.alloc(0)
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 22 })) {
      const block = Buffer.concat([rest, chunk as Buffer])
      if (needles.some((needle) => block.includes(needle))) {
        found.push(name)
        break
      }
      rest = Buffer.from(block.subarray(-200))
    }
  }
  return found
}

const proposal = (target: Record<string, unknown>) => ({
  kind: 'state-secret',
  legalBasis: 'Luật Bảo vệ bí mật nhà nước',
  reason: 'Tệp được nạp nhầm, chứa nội dung không được lưu trên nền tảng',
  target,
})

const purgeUrl = '/api/security/purges/1'

test('the content is in the store, in quarantine, in the audit, in notices and on the portal before the purge', async () => {
  await registerDataset()
  await loadFile()
  await publish()
  await officer.get(`/api/search?q=${encodeURIComponent(phrase)}`)
  const exported = await officer.get(`/api/data/${code}/rows.csv`)
  assert.ok(exported.text.includes(phrase), `${exported.status} the export holds the row`)
  assert.ok((await filesWithPhrase(state)).length > 3, 'the phrase is in files of the house')
})

test('R-SEC-13: another agency can neither propose a purge of this data nor see one', async () => {
  const target = { type: 'batch', dataset: code, number: 1 }
  const foreign = await stranger.post('/api/security/purges', proposal(target))
  assert.equal(foreign.status, 404, foreign.text)
  assert.equal((await officer.post('/api/security/purges', proposal(target))).status, 403)
  const proposed = await head.post('/api/security/purges', proposal(target))
  assert.equal(proposed.status, 200, proposed.text)
  assert.equal((await stranger.get(purgeUrl)).status, 404)
  assert.deepEqual((await stranger.get('/api/security/purges')).json.items, [])
  assert.equal((await stranger.post(`${purgeUrl}/confirm`, { version: 1 })).status, 404)
})

test('one person alone purges nothing, and a stale confirmation does nothing', async () => {
  const own = await head.post(`${purgeUrl}/confirm`, { version: 1 })
  assert.deepEqual([own.status, own.json.code], [403, 'security.purge-same-person'])
  const stale = await lead.post(`${purgeUrl}/confirm`, { version: 7 })
  assert.deepEqual([stale.status, stale.json.code], [409, 'security.purge-stale'])
  assert.equal((await auditor.post(`${purgeUrl}/confirm`, { version: 1 })).status, 403)
})

test('the second person confirms; killed in the middle, the purge goes on to its end', async () => {
  const ended = new Promise((resolve) => setTimeout(resolve, 20_000))
  const confirmed = await lead.post(`${purgeUrl}/confirm`, { version: 1 })
  assert.equal(confirmed.status, 200, confirmed.text)
  const down = until('the server was killed', async () =>
    fetch(`${province.url}/readyz`).then(
      () => undefined,
      () => true,
    ),
  )
  await Promise.race([down, ended])
  await down
  await province.restart({ environment: { TINHSO_TEST_KILL_AT: '' } })
  await signInAll()
  const done = await until(
    'the purge is done',
    async () => {
      const { json } = await lead.get(purgeUrl)
      return json.status === 'done' ? json : undefined
    },
    150_000,
  )
  assert.deepEqual(
    done.result.places.filter(({ found }: { found: number }) => found > 0),
    [],
  )
  assert.equal(done.result.complete, true)
  assert.deepEqual(done.result.refused, [])
  assert.ok(done.result.samples > 0)
  const again = await focal.post(`${purgeUrl}/confirm`, { version: done.version })
  assert.deepEqual([again.status, again.json.code], [409, 'security.purge-decided'])
})

test('the store, the portal and the pages go on without the content', async () => {
  const { json: batch } = await officer.get(batchUrl(1))
  assert.equal(batch.status, 'loaded')
  assert.equal((await officer.get(`/api/data/${code}/rows?limit=1&count=true`)).json.total, 0)
  assert.equal((await officer.get(`${batchUrl(1)}/rows?limit=10`)).json.total, 0)
  const page = await province.visitor().page(`/du-lieu/${code}`)
  assert.ok([200, 410].includes(page.status), String(page.status))
  const again = await officer.upload(`/api/warehouse/datasets/${code}/batches`, {
    name: 'x.csv',
    bytes: fileText(),
  })
  assert.deepEqual([again.status, again.json.code], [422, 'warehouse.file-erased'])
  const nothing = await lead.post(`${purgeUrl}/search`, { words: phrase })
  assert.deepEqual(
    nothing.json.places.filter(({ found }: { found: number }) => found > 0),
    [],
  )
})

test('a file that bears a mark is refused and erased; a second person may find that it was a mistake', async () => {
  const file = {
    name: 'x.csv',
    bytes: 'Số hồ sơ,Tên công trình,Ngày cấp\nTỐI MẬT,,\nHS-1,Trạm bơm,15/03/2024\n',
  }
  const refused = await officer.upload(`/api/warehouse/datasets/${code}/batches`, file)
  assert.deepEqual([refused.status, refused.json.code], [422, 'screening.refused'], refused.text)
  const [known] = (await officer.get('/api/security/refused-files')).json.items
  assert.equal(known.mark, 'TỐI MẬT')
  const { hash } = known
  await assert.rejects(stat(join(state, 'files', hash.slice(0, 2), hash.slice(2, 4), hash)), {
    code: 'ENOENT',
  })
  assert.deepEqual((await stranger.get('/api/security/refused-files')).json.items, [])
  const url = `/api/security/refused-files/${known.number}`
  assert.equal((await officer.post(`${url}/review`, { allow: true, reason: 'x' })).status, 403)
  assert.equal((await lead.post(`${url}/review`, { allow: true, reason: 'x' })).status, 409)
  assert.equal((await officer.post(`${url}/review-request`, { reason: 'Tên một thôn' })).status, 200)
  assert.equal((await lead.post(`${url}/review`, { allow: true, reason: 'Đã xem tại chỗ' })).status, 200)
  assert.equal((await officer.upload(`/api/warehouse/datasets/${code}/batches`, file)).status, 200)
})

test('R-SEC-03: the audit is whole and says who proposed, who confirmed and why', async () => {
  const verdict = await auditor.post('/api/audit/verify')
  assert.equal(verdict.json.ok, true, verdict.text)
  const { json } = await auditor.get('/api/audit?objectType=purge&limit=100')
  const byAction = new Map(json.items.map((entry: { action: string }) => [entry.action, entry]))
  const confirmed = byAction.get('purge.confirmed') as {
    actor: { label: string }
    reason: string
    after: { proposedBy: string }
  }
  assert.match(confirmed.reason, /nạp nhầm/)
  assert.ok(confirmed.actor.label !== confirmed.after.proposedBy)
  assert.ok(byAction.has('purge.done'))
})

test('with everything stopped the phrase is in no file of the house, neither as UTF-8 nor as UTF-16', async () => {
  assert.ok(!province.log().includes(phrase))
  await province.stop()
  await postgres.stop()
  assert.deepEqual(await filesWithPhrase(state), [])
})
