// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { openProvince, type Province } from './province.ts'
import { until } from './until.ts'
import type { Visitor } from './visitor.ts'

const folder = fileURLToPath(new URL('../../../shared/data/admin-units/', import.meta.url))
const skip = existsSync(`${folder}map-old-to-new.csv`)
  ? false
  : 'SKIPPED: the unit files of third parties (../shared/data/admin-units) do not lie beside this clone'

let province: Province
let officer: Visitor
let head: Visitor
let code: string

before(async () => {
  if (skip) return
  province = await openProvince()
  officer = await province.signIn('canbo.sxd')
  head = await province.signIn('lanhdao.sxd')
})
after(() => province?.close())

type Mapped = { district: string; code: string; name: string; next: string; kind: string }

const binhPhuoc = (): Mapped[] =>
  readFileSync(`${folder}map-old-to-new.csv`, 'utf8')
    .split(/\r?\n/)
    .map((line) => line.split(','))
    .filter(([provinceCode]) => provinceCode === '70')
    .map((cells) => ({
      district: cells[3]!,
      code: cells[4]!,
      name: cells[5]!,
      next: cells[7]!,
      kind: cells[9]!,
    }))

const withoutTones = (text: string) =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D')
const short: Record<string, string> = { Xã: 'X.', Phường: 'P.', 'Thị trấn': 'TT' }
const shortened = (name: string) => {
  const kind = Object.keys(short).find((word) => name.startsWith(`${word} `))
  return kind ? `${short[kind]} ${name.slice(kind.length + 1)}` : name
}

/** The ways in which offices write one commune; the district stands beside it, or in the cell. */
const writings = ({ name, code: unit, district }: Mapped): [string, string][] => [
  [name, district],
  [shortened(name), district],
  [withoutTones(name).toLowerCase(), withoutTones(district)],
  [`${name}, ${district.charAt(0).toLowerCase()}${district.slice(1)}`, ''],
  [unit, ''],
]

const settled = (number: number, ...statuses: string[]) =>
  until(`batch ${number} is ${statuses.join(' or ')}`, async () => {
    const { json } = await officer.get(`/api/warehouse/datasets/${code}/batches/${number}`)
    if (json.status === 'failed') throw new Error(JSON.stringify(json.problem))
    return statuses.includes(json.status) ? json : undefined
  })

const register = async (title: string) => {
  const answer = await officer.post('/api/catalog/entries', {
    title,
    dataType: 'sectoral',
    sector: 'xay-dung',
    purpose: 'Theo dõi nhà ở theo xã.',
    fields: [{ title: 'Xã' }],
    sources: ['Phòng chuyên môn tổng hợp'],
    updateCycle: 'yearly',
    classification: { access: 'shared', importance: 'other', personalData: 'none', security: 'internal' },
    legalBasis: ['000 Đ32'],
  })
  assert.equal(answer.status, 200, answer.text)
  await officer.act(answer.json.caseId, 'submit')
  const entry = (await officer.get(`/api/catalog/entries/${answer.json.code}`)).json
  const rules = { version: entry.version, number: '12/QĐ-SXD', issuedOn: '2024-01-15', title: 'Quy định' }
  await officer.send('PUT', `/api/catalog/entries/${answer.json.code}/collection-rules`, rules)
  return answer.json.code as string
}

const bring = async (content: string) => {
  const file = { name: 'nha-o.csv', bytes: Buffer.from(content) }
  const uploaded = await officer.upload(`/api/warehouse/datasets/${code}/batches`, file)
  assert.equal(uploaded.status, 200, uploaded.text)
  const { number } = uploaded.json
  const proposed = await settled(number, 'proposed')
  const schema = {
    ...proposed.analysis.schema,
    fields: proposed.analysis.schema.fields.map((field: object) => ({ ...field, required: false })),
  }
  const confirmed = await officer.post(`/api/warehouse/datasets/${code}/batches/${number}/confirm`, {
    schema,
    columns: proposed.analysis.columns,
  })
  assert.equal(confirmed.status, 200, confirmed.text)
  return { number, checked: await settled(number, 'ready', 'needs-fixes') }
}

test('R-ORG-02: 100 000 rows of 2024 of all old communes of Bình Phước become the communes of Đồng Nai today', {
  skip,
}, async () => {
  const mapped = binhPhuoc()
  const toneless = ({ district, name }: Mapped) => withoutTones(`${district} ${name}`)
  const alike = new Set(
    mapped.map(toneless).filter((text, _, texts) => texts.indexOf(text) !== texts.lastIndexOf(text)),
  )
  assert.deepEqual([...alike], ['Huyen Loc Ninh Xa Loc Thanh'], 'Lộc Thành and Lộc Thạnh need their tones')
  const all = mapped.flatMap((unit) =>
    writings(unit)
      .filter((_, way) => way !== 2 || !alike.has(toneless(unit)))
      .map(([written, beside]) => ({ unit, written, beside })),
  )
  const rows = Array.from({ length: 100_000 }, (_, at) => ({ ...all[at % all.length]!, at }))
  const header = 'Xã/Phường,Huyện,Năm,Số nhà'
  const lines = rows.map(({ written, beside, at }) => `"${written}","${beside}",2024,${at + 1}`)
  code = await register('Nhà ở theo xã trước sắp xếp')
  const started = Date.now()
  const { number, checked } = await bring(`${header}\n${lines.join('\n')}\n`)
  const took = Date.now() - started
  assert.deepEqual([checked.status, checked.counts.good, checked.counts.quarantined], ['ready', 100_000, 0])
  assert.ok(took < 60_000, `${took} ms from the file to checked rows`)
  const url = `/api/warehouse/datasets/${code}/batches/${number}`
  const { json: asked } = await officer.get(`${url}/units`)
  const partial = new Set(mapped.filter(({ kind }) => kind === 'partial').map(({ code: unit }) => unit))
  assert.equal(asked.questions.length, partial.size, 'only units that were split are asked about')
  if (asked.questions.length > 0) {
    const answers = asked.questions.map((one: { question: string; candidates: { unit: string }[] }) => ({
      question: one.question,
      unit: one.candidates[0]!.unit,
    }))
    assert.equal((await officer.post(`${url}/units`, { answers })).status, 200)
  }
  assert.equal((await officer.post(`${url}/submit`, {})).status, 200)
  assert.equal((await head.post(`${url}/approve`, {})).status, 200)
  await settled(number, 'loaded')
  const next = new Map(mapped.map((unit) => [unit.code, unit]))
  const { json: page } = await officer.get(`/api/data/${code}/rows?limit=1000&sort=so_nha`)
  for (const row of page.items) {
    const { unit, written } = rows[row.so_nha - 1]!
    assert.equal(row.xa_phuong, written)
    assert.deepEqual([row.xa_phuong_ma, row.xa_phuong_ten], [unit.code, unit.name])
    const successor = next.get(unit.code)!
    if (successor.kind === 'full') assert.equal(row.xa_phuong_ma_hien_nay, successor.next, written)
    assert.ok(row.xa_phuong_ten_hien_nay)
  }
  const merged = mapped.find((unit) => mapped.filter(({ next: to }) => to === unit.next).length > 1)!
  const { json: today } = await officer.get(
    `/api/data/${code}/rows?xa_phuong_ma_hien_nay=${merged.next}&count=true&limit=1000&select=xa_phuong_ma`,
  )
  const expected = rows.filter(({ unit }) => unit.next === merged.next).length
  assert.equal(today.total, expected, 'rows of all communes that were merged are found under the new one')
})

test('R-ORG-02: a split commune after the reform is asked once with its parts, and dead names become living ones', {
  skip,
}, async () => {
  const map = readFileSync(`${folder}map-old-to-new.csv`, 'utf8')
  const split = map
    .split(/\r?\n/)
    .find((line) => line.endsWith('partial'))!
    .split(',')
  const full = binhPhuoc().find(({ kind, name }) => kind === 'full' && name.startsWith('Thị trấn'))!
  code = await register('Hồ chứa, đập dâng nước')
  const { number, checked } = await bring(
    `Xã/Phường,Huyện,Năm,Số nhà\n"${split[5]}","${split[3]}",2026,1\n"${full.name}","${full.district}",2026,2
xa loc thanh,Lộc Ninh,2024,3\n`,
  )
  assert.deepEqual([checked.status, checked.counts.good], ['needs-fixes', 1])
  const url = `/api/warehouse/datasets/${code}/batches/${number}`
  const { json: asked } = await officer.get(`${url}/units`)
  const find = (fault: string) => asked.questions.find((one: { fault: string }) => one.fault === fault)
  const [question, unclear] = [find('unit.split'), find('unit.ambiguous')]
  const names = unclear.candidates.map(({ name }: { name: string }) => name)
  assert.deepEqual(names.sort(), ['Xã Lộc Thành', 'Xã Lộc Thạnh'].sort(), 'two names that differ in one tone')
  assert.ok(question.candidates.length > 1)
  assert.ok(question.candidates.every((part: { areaKm2: string }) => Number(part.areaKm2) > 0))
  const chosen = question.candidates.at(-1)
  const answered = await officer.post(`${url}/units`, {
    answers: [
      { question: question.question, unit: chosen.unit },
      { question: unclear.question, unit: unclear.candidates[0].unit },
    ],
  })
  assert.deepEqual([answered.json.passed, answered.json.status], [2, 'ready'], answered.text)
  const { json: remembered } = await officer.get('/api/warehouse/unit-choices')
  assert.ok(remembered.items.some((item: { option: { unit: string } }) => item.option.unit === chosen.unit))
})
