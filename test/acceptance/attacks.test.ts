// SPDX-License-Identifier: Apache-2.0
// What a stranger, an insider with a low role and a broken program try, over HTTP only.
import assert from 'node:assert/strict'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { openProvince, type Province } from './province.ts'
import { until } from './until.ts'
import type { Visitor } from './visitor.ts'

let province: Province
let officer: Visitor
let head: Visitor
let stranger: Visitor
let code: string
let foldersBefore: string[]
const title = 'Hồ sơ kín chủ hộ nhà ở xã hội'
const citizen = (index: number) => `0010900${10_000 + index}`

const registration = {
  title,
  dataType: 'sectoral',
  sector: 'xay-dung',
  purpose: 'Theo dõi chủ hộ nhà ở xã hội.',
  fields: [{ title: 'Số căn cước' }],
  sources: ['Phòng chuyên môn'],
  updateCycle: 'monthly',
  classification: { access: 'private', importance: 'other', personalData: 'sensitive', security: 'internal' },
  personalDataPurpose: 'Quản lý nhà ở xã hội.',
  legalBasis: ['000 Đ32'],
}

before(async () => {
  province = await openProvince()
  officer = await province.signIn('canbo.sxd')
  head = await province.signIn('lanhdao.sxd')
  stranger = await province.signIn('canbo.snnmt')
  const opened = await officer.post('/api/catalog/entries', registration)
  assert.equal(opened.status, 200, opened.text)
  code = opened.json.code
  assert.equal((await officer.act(opened.json.caseId, 'submit')).status, 200)
  const { json: entry } = await officer.get(`/api/catalog/entries/${code}`)
  const rules = {
    version: entry.version,
    number: '1/QĐ-SXD',
    issuedOn: '2024-01-15',
    title: 'Quy định thu thập',
  }
  assert.equal(
    (await officer.send('PUT', `/api/catalog/entries/${code}/collection-rules`, rules)).status,
    200,
  )
})
after(() => province?.close())

const workFolders = async () => (await readdir(join(province.state, 'batches'))).sort()

const batches = () => `/api/warehouse/datasets/${code}/batches`

const settled = (number: number, ...statuses: string[]) =>
  until(`batch ${number} is ${statuses.join(' or ')}`, async () => {
    const { json } = await officer.get(`${batches()}/${number}`)
    return statuses.includes(json.status) ? json : undefined
  })

const lines = (good: number, bad: number) => [
  ...Array.from({ length: good }, (_, index) => `${citizen(index)},Hộ ${index},Khu ${index % 9}`),
  ...Array.from({ length: bad }, (_, index) => `00109${index},Hộ hỏng ${index},Khu ${index % 9}`),
]

/** Brings a file as far as its check. */
const bring = async (rows: string[]): Promise<number> => {
  const bytes = `Số căn cước,Họ tên,Khu vực\n${rows.join('\n')}\n`
  const uploaded = await officer.upload(batches(), { name: 'chu-ho.csv', bytes })
  assert.equal(uploaded.status, 200, uploaded.text)
  const { number } = uploaded.json
  const { status, analysis } = await settled(number, 'proposed', 'needs-fixes', 'ready')
  if (status === 'proposed') {
    const { schema, columns } = analysis
    const confirmed = await officer.post(`${batches()}/${number}/confirm`, { schema, columns })
    assert.equal(confirmed.status, 200, confirmed.text)
    await settled(number, 'needs-fixes', 'ready')
  }
  return number
}

const refusedInWords = (answer: {
  status: number
  json: { code?: string; detail?: string }
  text: string
}) => {
  assert.ok(answer.status >= 400 && answer.status < 500, `${answer.status} ${answer.text.slice(0, 200)}`)
  assert.ok((answer.json.detail ?? '').length > 20, answer.text)
}

test('text that cannot be stored is refused in words, wherever it stands', async () => {
  for (const bad of ['a\0b', 'a\ud800b']) {
    refusedInWords(await officer.post('/api/catalog/entries', { ...registration, title: bad }))
    refusedInWords(await officer.post('/api/catalog/entries', { ...registration, fields: [{ title: bad }] }))
  }
  for (const path of [
    '/api/catalog/entries/%00',
    '/api/catalog/entries?q=%00',
    '/api/data/%00/rows',
    '/api/organisations/units?cursor=a%00',
    '/du-lieu/%00',
    '/danh-muc-du-lieu?q=%00',
  ])
    refusedInWords(await officer.get(path))
  const file = { name: 'a.csv', bytes: 'Mã\n1\n' }
  refusedInWords(await officer.upload(batches(), file, { source: 'ngu\0ồn' }))
})

test('a body that is no form is refused in words, not as a failure of the system', async () => {
  for (const boundary of ['; boundary=x', '']) {
    const answer = await officer.post(batches(), 'garbage', {
      'content-type': `multipart/form-data${boundary}`,
    })
    refusedInWords(answer)
  }
})

test('R-SEC-13: the search for duplicates does not tell another agency the name of a private dataset', async () => {
  const question = { title, purpose: registration.purpose, fields: registration.fields, sources: ['x'] }
  const found = await stranger.post('/api/catalog/duplicates', question)
  assert.equal(found.status, 200, found.text)
  assert.equal(found.json.items[0]?.ownerName, 'Sở Xây dựng', found.text)
  assert.deepEqual([found.json.items[0].code, found.json.items[0].title], [null, null])
  assert.equal((await officer.post('/api/catalog/duplicates', question)).json.items[0]?.code, code)
})

test('R-SEC-13: people of the agency without a role in its data do not find its private dataset', async () => {
  const clerk = await province.signIn('vanthu.sxd')
  const search = `/api/search?q=${encodeURIComponent(title)}`
  const codes = async (visitor: Visitor) =>
    (await visitor.get(search)).json.items.map(({ code: found }: { code: string }) => found)
  assert.ok((await codes(officer)).includes(code))
  for (const visitor of [clerk, stranger]) assert.ok(!(await codes(visitor)).includes(code))
})

test('an answer to a person stays out of caches', async () => {
  const answer = await officer.get('/api/session')
  assert.equal(answer.headers.get('cache-control'), 'no-store')
})

test('values of a batch are not shown to those who see its figures only', async () => {
  foldersBefore = await workFolders()
  const number = await bring(lines(40, 2))
  const auditor = await province.signIn('kiemtra')
  const seen = await auditor.get(`${batches()}/${number}`)
  assert.equal(seen.status, 200, seen.text)
  assert.doesNotMatch(seen.text, /Khu 3|Hộ 7|00109/)
  assert.match((await officer.get(`${batches()}/${number}`)).text, /Khu 3/)
})

test('broken cursors and record numbers are refused in words', async () => {
  const bad = '2001_00000000-0000-0000-0000-000000000000'
  refusedInWords(await officer.get(`${batches()}?cursor=${bad}`))
  refusedInWords(await officer.get(`${batches()}/1/rows?record=1e999`))
  const change = { record: 1e300, values: { f2: 'a' } }
  refusedInWords(await officer.send('PATCH', `${batches()}/1/rows`, { changes: [change] }))
})

test('two changes of one record in one request: the later value counts', async () => {
  const change = (name: string) => ({ record: 42, values: { f2: name } })
  const answer = await officer.send('PATCH', `${batches()}/1/rows`, {
    changes: [change('Một'), change('Hai')],
  })
  assert.equal(answer.status, 200, answer.text)
  const { json } = await officer.get(`${batches()}/1/rows?record=42`)
  assert.equal(json.items[0].values.f2, 'Hai')
})

test('R-WH-02: a row with more cells than columns is a row to fix, all of it kept', async () => {
  const number = await bring(['001090099991,Hộ dư,Khu 1,thừa,nữa', '001090099992,Hộ thường,Khu 2'])
  const { counts } = await settled(number, 'needs-fixes')
  assert.deepEqual([counts.physical, counts.good, counts.quarantined, counts.nonData], [3, 1, 1, 1])
  const { json } = await officer.get(`${batches()}/${number}/rows`)
  assert.equal(json.items[0].values._rest, 'thừa | nữa')
  assert.equal((await officer.get(`${batches()}/${number}/rows.xlsx`)).status, 200)
  assert.equal((await officer.post(`${batches()}/${number}/cancel`, {})).status, 200)
})

test('R-CAT-02: of registrations of one title at once, each later one finds the earlier', async () => {
  const twice = { ...registration, title: 'Đăng ký cùng một lúc', purpose: 'Thử đăng ký cùng lúc.' }
  const answers = await Promise.all([1, 2, 3].map(() => officer.post('/api/catalog/entries', twice)))
  assert.deepEqual(
    answers.map(({ status, text }) => (status === 200 ? 200 : text)),
    [200, 200, 200],
  )
  const same = ({ title: found }: { title: string }) => found === twice.title
  const found = answers.map(({ json }) => json.duplicates.filter(same).length).sort()
  assert.deepEqual(found, [0, 1, 2])
})

test('R-ING-01: the same file from two officers at once is taken once', async () => {
  const other = await province.signIn('canbo2.sxd')
  const file = { name: 'cung-luc.csv', bytes: 'Số căn cước,Họ tên,Khu vực\n001090088888,Hộ một,Khu 1\n' }
  const answers = await Promise.all(
    [officer, other, officer].map((visitor) => visitor.upload(batches(), file)),
  )
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409, 409])
  const { number } = answers.find(({ status }) => status === 200)!.json
  const stale = await officer.post(`${batches()}/${number}/cancel`, { version: 999 })
  assert.equal(stale.status, 409, 'a batch changed since it was read is not cancelled')
  await settled(number, 'ready', 'needs-fixes')
  assert.equal((await officer.post(`${batches()}/${number}/cancel`, {})).status, 200)
})

test('R-WH-05: two officers mend rows of one batch at once; nothing is lost and nobody meets a failure', async () => {
  const other = await province.signIn('canbo2.sxd')
  const bad = Array.from({ length: 12 }, (_, index) => `0010${index},Hộ sửa ${index},Khu 1`)
  const number = await bring(['001090077777,Hộ đúng,Khu 1', ...bad])
  const answers = await Promise.all(
    bad.flatMap((_, index) =>
      [officer, other].map((visitor) =>
        visitor.send('PATCH', `${batches()}/${number}/rows`, {
          changes: [{ record: index + 3, values: { f1: `0010900${20_000 + index}` } }],
        }),
      ),
    ),
  )
  // of two who mend the same row the later one is told that it needs no fixing any more
  const unforeseen = answers.filter(({ status }) => ![200, 404, 409].includes(status))
  assert.deepEqual(
    unforeseen.map(({ text }) => text),
    [],
  )
  const { counts } = await settled(number, 'ready')
  assert.deepEqual([counts.physical, counts.good, counts.quarantined], [14, 13, 0])
  const submitted = await officer.post(`${batches()}/${number}/submit`, {})
  assert.equal(submitted.status, 200, submitted.text)
  const approved = await head.post(`${batches()}/${number}/approve`, {})
  assert.deepEqual([approved.status, approved.json.loaded], [200, 13], approved.text)
})

test('R-WH-13: once a batch is loaded, no work file with plain values is left', async () => {
  const submitted = await officer.post(`${batches()}/1/submit`, { leaveOutReason: 'Bổ sung sau' })
  assert.equal(submitted.status, 200, submitted.text)
  const approvals = await Promise.all([1, 2].map(() => head.post(`${batches()}/1/approve`, {})))
  assert.deepEqual(approvals.map(({ status }) => status).sort(), [200, 409])
  assert.equal((await officer.get(`${batches()}/1`)).json.status, 'loaded')
  assert.deepEqual(await workFolders(), foldersBefore)
})
