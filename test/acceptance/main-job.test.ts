// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { column, householdRows, householdWorkbook, taxCode } from '../fixtures/household-businesses.ts'
import { openProvince, type Province } from './province.ts'
import { until } from './until.ts'
import type { Visitor } from './visitor.ts'

let province: Province
let officer: Visitor
let head: Visitor
let focal: Visitor
let stranger: Visitor
let code: string
let workbook: Uint8Array

before(async () => {
  province = await openProvince()
  officer = await province.signIn('canbo.sxd')
  head = await province.signIn('lanhdao.sxd')
  focal = await province.signIn('so.khcn')
  stranger = await province.signIn('canbo.snnmt')
})
after(() => province?.close())

const batchUrl = (number: number) => `/api/warehouse/datasets/${code}/batches/${number}`

const settled = (number: number, ...statuses: string[]) =>
  until(`batch ${number} is ${statuses.join(' or ')}`, async () => {
    const { json } = await officer.get(batchUrl(number))
    if (json.status === 'failed') throw new Error(JSON.stringify(json.problem))
    return statuses.includes(json.status) ? json : undefined
  })

test('R-CAT-01: an officer registers a dataset of the own agency', async () => {
  const answer = await officer.post('/api/catalog/entries', {
    title: 'Danh sách hộ kinh doanh vật liệu xây dựng',
    dataType: 'sectoral',
    sector: 'xay-dung',
    purpose: 'Theo dõi hộ kinh doanh vật liệu xây dựng trên địa bàn.',
    fields: [{ title: 'Mã số thuế' }, { title: 'Tên hộ kinh doanh' }],
    sources: ['Phòng chuyên môn tổng hợp'],
    updateCycle: 'monthly',
    classification: { access: 'open', importance: 'other', personalData: 'basic', security: 'public' },
    legalBasis: ['000 Đ32'],
    personalDataPurpose: 'Quản lý đăng ký hộ kinh doanh.',
  })
  assert.equal(answer.status, 200, answer.text)
  code = answer.json.code
  assert.deepEqual(answer.json.duplicates, [])
  const submitted = await officer.act(answer.json.caseId, 'submit')
  assert.equal(submitted.status, 200, submitted.text)
  assert.equal((await officer.get(`/api/catalog/entries/${code}`)).json.status, 'registered')
})

test('R-CAT-02: registering the same content again shows the first one and needs a declaration', async () => {
  const answer = await stranger.post('/api/catalog/entries', {
    title: 'Hộ kinh doanh vật liệu xây dựng',
    dataType: 'sectoral',
    sector: 'xay-dung',
    purpose: 'Quản lý hộ kinh doanh vật liệu xây dựng.',
    fields: [{ title: 'Mã số thuế' }],
    sources: ['Phòng chuyên môn tổng hợp'],
    updateCycle: 'yearly',
    classification: { access: 'shared', importance: 'other', personalData: 'none', security: 'internal' },
    legalBasis: ['000 Đ32'],
  })
  assert.equal(answer.json.duplicates[0]?.code, code, answer.text)
  const submitted = await stranger.act(answer.json.caseId, 'submit')
  assert.equal(submitted.json.code, 'catalog.declaration-required')
  const bare = await stranger.act(answer.json.caseId, 'declare-different')
  assert.equal(bare.status, 422, 'a declaration without a reason')
  const declared = await stranger.act(answer.json.caseId, 'declare-different', 'Chỉ gồm hộ ngoài đô thị.')
  assert.equal(declared.status, 200, declared.text)
  const refused = await focal.act(answer.json.caseId, 'confirm-duplicate', 'Trùng phạm vi.')
  assert.equal(refused.status, 200, refused.text)
  assert.equal((await stranger.get(`/api/catalog/entries/${answer.json.code}`)).json.status, 'refused')
})

test('R-ING-02: without issued collection rules no file is taken', async () => {
  const file = { name: 'ho-kinh-doanh.xlsx', bytes: await householdWorkbook(householdRows(5)) }
  const answer = await officer.upload(`/api/warehouse/datasets/${code}/batches`, file)
  assert.equal(answer.status, 422, answer.text)
  assert.equal(answer.json.code, 'warehouse.rules-not-issued')
  const { json: entry } = await officer.get(`/api/catalog/entries/${code}`)
  const rules = {
    version: entry.version,
    number: '12/QĐ-SXD',
    issuedOn: '2024-01-15',
    title: 'Quy định thu thập',
  }
  const recorded = await officer.send('PUT', `/api/catalog/entries/${code}/collection-rules`, rules)
  assert.equal(recorded.status, 200, recorded.text)
})

test('R-WH-02, R-WH-05, R-ING-15: 5 000 rows with 40 bad ones are mended, approved by another person and counted', async () => {
  workbook = await householdWorkbook(householdRows(5000, { same: 30, single: 10 }))
  const file = { name: 'ho-kinh-doanh.xlsx', bytes: workbook }
  const uploaded = await officer.upload(`/api/warehouse/datasets/${code}/batches`, file)
  assert.equal(uploaded.status, 200, uploaded.text)
  const { number } = uploaded.json

  const proposed = await settled(number, 'proposed')
  const fields = proposed.analysis.schema.fields as { id: string; name: string; type: string }[]
  const fieldOf = (title: Parameters<typeof column>[0]) => fields[column(title)]!.id
  assert.equal(fields[column('Mã số thuế')]!.type, 'tax-code')
  assert.equal(fields[column('Ngày cấp')]!.type, 'date')
  const confirmed = await officer.post(`${batchUrl(number)}/confirm`, {
    schema: proposed.analysis.schema,
    columns: proposed.analysis.columns,
  })
  assert.equal(confirmed.status, 200, confirmed.text)

  const checked = await settled(number, 'needs-fixes')
  assert.equal(checked.counts.quarantined, 40)
  assert.equal(
    checked.counts.physical,
    checked.counts.good + checked.counts.quarantined + checked.counts.nonData,
  )
  const { json: list } = await officer.get(`${batchUrl(number)}/rows?limit=100`)
  assert.equal(list.total, 40)
  const messages = list.items.map(
    (row: { faults: { message: { vi: string } }[] }) => row.faults[0]!.message.vi,
  )
  assert.equal(messages.filter((text: string) => /chữ số kiểm tra/.test(text)).length, 10)

  const bulk = await officer.post(`${batchUrl(number)}/rows/replace`, {
    field: fieldOf('Ngày cấp'),
    from: 'chưa rõ',
    to: '01/01/2020',
  })
  assert.equal(bulk.json.passed, 30, bulk.text)
  const { json: left } = await officer.get(`${batchUrl(number)}/rows?status=open&limit=100`)
  const changes = left.items.map((row: { record: number; values: Record<string, string> }) => ({
    record: row.record,
    values: { [fieldOf('Mã số thuế')]: taxCode(Number(row.values[fieldOf('Số đăng ký')])) },
  }))
  const mended = await officer.send('PATCH', `${batchUrl(number)}/rows`, { changes })
  assert.equal(mended.json.open, 0, mended.text)

  const submitted = await officer.post(`${batchUrl(number)}/submit`, {})
  assert.equal(submitted.status, 200, submitted.text)
  const own = await officer.post(`${batchUrl(number)}/approve`, {})
  assert.equal(own.status, 403, 'the officer who submitted may not approve')
  const approved = await head.post(`${batchUrl(number)}/approve`, {})
  assert.equal(approved.status, 200, approved.text)
  await settled(number, 'loaded')
  const { json: data } = await officer.get(`/api/data/${code}/rows?limit=1&count=true`)
  assert.equal(data.total, 5000)
})

test('R-ING-01: the same file again is reported as a repeat', async () => {
  const file = { name: 'ban-sao.xlsx', bytes: workbook }
  const answer = await officer.upload(`/api/warehouse/datasets/${code}/batches`, file)
  assert.equal(answer.status, 409, answer.text)
  assert.equal(answer.json.code, 'warehouse.repeat-file')
})

test('R-SEC-13: before publication another agency neither sees the batches nor may bring rows, and a visitor sees nothing', async () => {
  assert.deepEqual((await stranger.get(`/api/warehouse/datasets/${code}/batches`)).json.items ?? [], [])
  assert.equal((await stranger.get(batchUrl(1))).status, 404)
  assert.ok([403, 404].includes((await stranger.get(`${batchUrl(1)}/rows`)).status))
  const file = { name: 'x.xlsx', bytes: await householdWorkbook(householdRows(3)) }
  assert.ok(
    [403, 404].includes((await stranger.upload(`/api/warehouse/datasets/${code}/batches`, file)).status),
  )
  assert.equal((await province.visitor().get(`/api/data/${code}/rows`)).status, 404)
})

test('R-OPN-06: proposed by the head, confirmed by the focal department, it is on the portal and in the API for everyone', async () => {
  const prepared = await officer.post('/api/open-data/publications', { datasetCode: code })
  assert.equal(prepared.status, 200, prepared.text)
  const { caseId } = prepared.json
  const early = await focal.act(caseId, 'confirm')
  assert.ok([403, 409].includes(early.status), early.text)
  assert.equal((await head.act(caseId, 'propose')).status, 200)
  const confirmed = await focal.act(caseId, 'confirm')
  assert.equal(confirmed.status, 200, confirmed.text)
  await until('the dataset is published', async () => {
    const { json } = await focal.get(`/api/cases/${caseId}`)
    return json.state === 'published' || json.state?.id === 'published' ? true : undefined
  })

  const visitor = province.visitor()
  const page = await visitor.page(`/du-lieu/${code}`)
  assert.equal(page.status, 200)
  assert.match(page.text, /Danh sách hộ kinh doanh vật liệu xây dựng/)
  const link = /href="([^"]+\.csv)"/.exec(page.text)?.[1]
  assert.ok(link, 'the page links a CSV file')
  const csv = await visitor.get(link)
  assert.equal(csv.text.trim().split('\n').length, 5001)
  const { json: data } = await visitor.get(`/api/data/${code}/rows?limit=1&count=true`)
  assert.equal(data.total, 5000)
  const earlier = await visitor.get(`/api/data/${code}/rows?asKnown=1`)
  assert.deepEqual([earlier.status, earlier.json.code], [422, 'warehouse.as-known-fixed'])
})

test('R-ING-01: an unknown way of loading is refused instead of being taken for another', async () => {
  const file = { name: 'x.xlsx', bytes: await householdWorkbook(householdRows(3)) }
  const answer = await officer.upload(`/api/warehouse/datasets/${code}/batches`, file, { mode: 'thay-het' })
  assert.deepEqual([answer.status, answer.json.code], [422, 'warehouse.unknown-mode'])
})
