// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { buffer } from 'node:stream/consumers'
import { after, before, test } from 'node:test'
import { newId } from '@tinhso/kernel/clock'
import { SampleSet } from '@tinhso/kernel/erasing'
import { type WorkbookRow, writeWorkbook } from '@tinhso/kernel/print'
import { strFromU8, unzipSync } from 'fflate'
import { readXlsx } from 'hucre/xlsx'
import { type CollectionTest, openCollectionTest } from '../../testing/index.ts'
import type { Task } from '../contract/index.ts'

let it: CollectionTest
let url: string

before(async () => {
  it = await openCollectionTest(2)
  const opened = await it.call<{ code: string }>(it.owner, 'POST', '/api/collection/rounds', {
    dataset: it.dataset,
    title: 'Điểm dân cư năm 2026',
    period: { kind: 'year', value: '2026' },
    workingDays: 5,
    choice: { level: 'commune' },
    scope: { field: it.field('Mã cơ quan'), by: 'agency-code' },
    fixed: { [it.field('Kỳ')]: '2026' },
    loadMode: 'upsert',
    checks: { sumFields: [it.field('Số hộ')], tolerancePercent: 20 },
  })
  assert.equal(opened.status, 200, opened.text)
  url = `/api/collection/rounds/${opened.body.code}`
  const { officer, head, code } = it.communes[0]!
  const taskUrl = url.replace('rounds', 'tasks').concat(`/${code}`)
  const { body: task } = await it.call<Task>(officer, 'GET', taskUrl)
  const changes = [
    ['Điểm 1', '10'],
    ['Điểm 2', '2000'],
  ].map(([name, households], index) => ({
    key: `r${index}`,
    values: { [it.field('Tên điểm')]: name, [it.field('Số hộ')]: households },
  }))
  const saved = await it.call<{ version: number }>(officer, 'PUT', `${taskUrl}/draft`, {
    version: task.version,
    changes,
    removed: [],
  })
  assert.equal(saved.status, 200, saved.text)
  await it.call(officer, 'POST', `${taskUrl}/submit`, { version: saved.body.version })
  const sent = await it.call(head, 'POST', `${taskUrl}/approve`)
  assert.equal(sent.status, 200, sent.text)
})
after(() => it.close())

const form = (rows: WorkbookRow[]) =>
  buffer(writeWorkbook({ title: 'Biểu', sheets: [{ name: 'Biểu 05', columns: [], rows }] }))
const row = (...values: (string | { formula: string })[]): WorkbookRow => ({
  cells: values.map((value) => ({ value })),
})
const good = () =>
  form([
    row('{{ten_bieu}} – {{ky}}'),
    row('{{dong.stt}}', '{{dong.co_quan}}', '{{dong.ten_diem}}', '{{dong.so_ho}}'),
    row('', 'Cộng', '', { formula: 'SUM(D2:D2)' }),
    row('Tổng số hộ: {{tong.so_ho}}'),
  ])
const bring = (content: Buffer, actor = it.owner) =>
  it.upload(actor, it.dataset, content, { url: `${url}/form`, fileName: 'bieu-05.xlsx' })

test('before a form is there, downloading it says what to do; its marks are listed', async () => {
  const { status, body } = await it.call(it.owner, 'GET', `${url}/form/filled.xlsx`)
  assert.deepEqual([status, body.code], [409, 'collection.form-missing'])
  const shown = await it.call<{ form: null; marks: string[] }>(it.owner, 'GET', `${url}/form`)
  assert.equal(shown.body.form, null)
  assert.ok(
    ['ky', 'tong.so_ho', 'dong.stt', 'dong.ten_diem'].every((mark) => shown.body.marks.includes(mark)),
  )
})

test('a form with an unknown mark is refused with the cell, and nothing is kept', async () => {
  const { status, body } = await bring(await form([row('{{ky}}', '{{dong.so_nguoi}}')]))
  assert.equal(status, 422)
  assert.match(body.detail ?? '', /\{\{dong\.so_nguoi\}\} \(ô Biểu 05!B1\)/)
  const shown = await it.call<{ form: unknown }>(it.owner, 'GET', `${url}/form`)
  assert.equal(shown.body.form, null)
})

test('the form of a superior is brought once and comes back filled with what agencies sent', async () => {
  const brought = await bring(await good())
  assert.equal(brought.status, 200, brought.text)
  it.house.as(it.owner)
  const server = await it.house.server()
  const filled = await server.inject({ method: 'GET', url: `${url}/form/filled.xlsx` })
  assert.equal(filled.statusCode, 200, filled.body)
  const rows = (await readXlsx(filled.rawPayload)).sheets[0]!.rows
  assert.match(String(rows[0]![0]), /Điểm dân cư năm 2026 – /)
  assert.deepEqual(rows[1]!.slice(0, 4), [1, it.communes[0]!.name, 'Điểm 1', 10])
  assert.deepEqual(rows[2]!.slice(2, 4), ['Điểm 2', 2000])
  assert.equal(rows[4]![0], 'Tổng số hộ: 2.010')
})

test('what an agency writes stays text in every workbook, whatever it begins with', async () => {
  const { officer, head, code } = it.communes[1]!
  const taskUrl = url.replace('rounds', 'tasks').concat(`/${code}`)
  const { body: task } = await it.call<Task>(officer, 'GET', taskUrl)
  const named = (name: string, index: number) => ({
    key: `f${index}`,
    values: { [it.field('Tên điểm')]: name, [it.field('Số hộ')]: '1' },
  })
  const hostile = ['=HYPERLINK("http://127.0.0.1/","x")', '+1+1', '@SUM(A1)', '{{tong.so_ho}}']
  const saved = await it.call<{ version: number }>(officer, 'PUT', `${taskUrl}/draft`, {
    version: task.version,
    changes: hostile.map(named),
    removed: [],
  })
  assert.equal(saved.status, 200, saved.text)
  await it.call(officer, 'POST', `${taskUrl}/submit`, { version: saved.body.version })
  assert.equal((await it.call(head, 'POST', `${taskUrl}/approve`)).status, 200)
  it.house.as(it.owner)
  const server = await it.house.server()
  for (const path of ['form/filled.xlsx', 'table.xlsx']) {
    const file = await server.inject({ method: 'GET', url: `${url}/${path}` })
    assert.equal(file.statusCode, 200, file.body)
    const sheet = (await readXlsx(file.rawPayload)).sheets[0]!
    for (const text of hostile) assert.ok(sheet.rows.flat().includes(text), `${path}: ${text}`)
    const parts = unzipSync(file.rawPayload, { filter: ({ name }) => name.startsWith('xl/worksheets/') })
    for (const xml of Object.values(parts)) assert.doesNotMatch(strFromU8(xml), /<f>[^<]*HYPERLINK/)
  }
})

test('R-SEC-13: an agency that only contributes neither brings nor sees the form', async () => {
  const { officer } = it.communes[0]!
  assert.equal((await bring(await good(), officer)).status, 404)
  assert.equal((await it.call(officer, 'GET', `${url}/form`)).status, 404)
})

test('a purge removes a form in which a piece of the content stands, and leaves any other', async () => {
  const eraser = it.house.kernel.erasing.erasers().find(({ name }) => name === 'collection.forms')!
  const erase = (sample: string) => {
    const samples = new SampleSet()
    samples.add(sample)
    return eraser.erase({ purgeId: newId(), scope: { objects: [], files: [] }, samples })
  }
  const left = 'Danh sách hộ có người vắng mặt lâu ngày'
  assert.equal((await bring(await form([row('{{ky}}'), row(left)]))).status, 200)
  assert.deepEqual(await erase('Một câu khác hẳn không có ở đâu'), { forms: 0 })
  assert.deepEqual(await erase(left), { forms: 1 })
  const shown = await it.call<{ form: unknown }>(it.owner, 'GET', `${url}/form`)
  assert.equal(shown.body.form, null)
})
