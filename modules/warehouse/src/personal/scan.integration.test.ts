// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { readdir } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import type { Actor } from '@tinhso/kernel/access'
import { newId } from '@tinhso/kernel/clock'
import { sql } from 'kysely'
import { openWarehouseTest, type WarehouseTest } from '../../testing/index.ts'
import type { PersonalData, PersonalFinding } from '../contract/index.ts'
import type { WarehouseDoor } from '../warehouse-door.ts'

let it: WarehouseTest
let door: WarehouseDoor
let steward: Actor
let head: Actor
let both: Actor
let datasetId: string
const code = 'diem-ban-hang'
const agency = newId()
const url = `/api/warehouse/datasets/${code}/personal-data`

const header = 'Mã,Tên chủ,Ngày sinh,Ghi chú,Số hiệu,Bảo vệ'
const rows = [
  'B1,Nguyễn Văn An,05/03/1990,"Liên hệ 0912 345 678, gửi an@example.vn",70090000017,070090000017',
  'B2,Trần Thị Bé,06/04/1991,CCCD 070 190 000 031,70090000025,070090000025',
  'B3,Lê Văn Cường,07/05/1992,bình thường,70190000031,070190000031',
]
const contentOf = (lines: readonly string[]) => `${header}\n${lines.join('\n')}\n`

const bring = async (text: string, first: boolean) => {
  const proposed = await it.bring(steward, code, text, { mode: first ? 'append' : 'replace' })
  const types = ['text', 'text', 'date', 'text', 'integer', 'citizen-id'] as const
  const checked = first
    ? await it.confirm(steward, proposed, (schema) => ({
        ...schema,
        fields: schema.fields.map(({ format: _format, codeList: _list, ...field }, index) => ({
          ...field,
          type: types[index]!,
          required: index === 0,
          sensitive: index === 5 ? ('sensitive' as const) : ('none' as const),
        })),
        keys: [['f1']],
      }))
    : proposed
  await it.accept(steward, head, checked)
}

before(async () => {
  it = await openWarehouseTest()
  door = it.house.doors.get<WarehouseDoor>('warehouse')
  steward = it.house.actor({ role: 'data-steward', agencyId: agency })
  head = it.house.actor({ role: 'agency-head', agencyId: agency })
  both = it.house.actor({ role: ['data-steward', 'agency-head', 'owner-agency'], agencyId: agency })
  datasetId = it.catalogue.add({
    code,
    ownerAgencyId: agency,
    classification: { access: 'open', importance: 'other', personalData: 'basic', security: 'public' },
  }).id
  await bring(contentOf(rows), true)
})
after(() => it.close())

const view = async (actor = steward): Promise<PersonalData> =>
  (await it.call<PersonalData>(actor, 'GET', url)).body
const findingOf = async (kind: string, actor = steward): Promise<PersonalFinding> =>
  (await view(actor)).scan!.findings.find((finding) => finding.kind === kind)!

test('R-SEC-14: after a load of open data every open column is scanned, free text included, with masked examples', async () => {
  assert.equal(await door.openFindings(datasetId), null, 'nobody may publish before the scan')
  await it.house.drainJobs()
  const { scan } = await view()
  assert.ok(scan?.present)
  assert.deepEqual([scan.rows, scan.columns], [3, 5])
  const found = scan.findings.map(({ title, kind, rows: count, beside }) => [title, kind, count, beside])
  assert.deepEqual(found.sort(), [
    ['Ghi chú', 'citizen-id', 1, null],
    ['Ghi chú', 'email', 1, null],
    ['Ghi chú', 'phone', 1, null],
    ['Số hiệu', 'citizen-id', 3, null],
    ['Tên chủ', 'name-and-birth', 3, 'Ngày sinh'],
  ])
  assert.deepEqual((await findingOf('phone')).examples, ['09••••678'])
  assert.deepEqual((await findingOf('email')).examples, ['a••••@example.vn'])
  const stored = JSON.stringify(
    (
      await sql`select examples, digest from warehouse.personal_finding`.execute(
        it.house.kernel.database.read,
      )
    ).rows,
  )
  for (const value of ['0912 345 678', 'an@example.vn', '070 190 000 031', 'Nguyễn Văn An'])
    assert.ok(!stored.includes(value), value)
  const left = await readdir(it.house.kernel.statePath('scans')).catch(() => [])
  assert.deepEqual(left, [], 'the rows are removed with the scan')
})

test('R-SEC-14: the rows of a finding are shown to those who mend rows of the agency, and this is recorded', async () => {
  const finding = await findingOf('phone')
  const shown = await it.call<{ titles: string[]; rows: string[][] }>(
    steward,
    'GET',
    `${url}/findings/${finding.id}/rows`,
  )
  assert.deepEqual(shown.body.titles, ['Mã', 'Ghi chú'])
  assert.match(shown.body.rows[0]![1]!, /0912 345 678/)
  const auditor = it.house.actor({ role: 'auditor' })
  assert.equal((await view(auditor)).scan!.findings.length, 5, 'an auditor sees the figures')
  assert.equal((await it.call(auditor, 'GET', `${url}/findings/${finding.id}/rows`)).status, 403)
  const stranger = it.house.actor({ role: 'data-steward', agencyId: newId() })
  assert.equal((await it.call(stranger, 'GET', url)).status, 403)
})

test('R-SEC-14: a false alarm needs a reason and a second person, and the same matches are not asked about again', async () => {
  const finding = await findingOf('citizen-id')
  const claim = `${url}/findings/${finding.id}/claim`
  const confirm = `${url}/findings/${finding.id}/confirm`
  assert.equal((await it.call(both, 'POST', confirm, {})).body.code, 'warehouse.finding-decided')
  assert.equal((await it.call(both, 'POST', claim, { reason: ' ' })).status, 422)
  assert.equal((await it.call(both, 'POST', claim, { reason: 'Số hiệu của quầy' })).status, 200)
  const again = await it.call(steward, 'POST', claim, { reason: 'x' })
  assert.deepEqual([again.status, again.body.code], [409, 'warehouse.finding-decided'])
  const before = (await door.openFindings(datasetId))!.length
  const own = await it.call(both, 'POST', confirm, {})
  assert.deepEqual([own.status, own.body.code], [403, 'warehouse.finding-second-person'])
  assert.equal((await door.openFindings(datasetId))!.length, before, 'a claim alone opens nothing')
  assert.equal((await it.call(head, 'POST', confirm, {})).status, 200)
  assert.equal((await door.openFindings(datasetId))!.length, before - 1)
  await assert.rejects(
    sql`update warehouse.personal_finding set confirmed_by = claimed_by where id = ${finding.id}`.execute(
      it.house.kernel.database.read,
    ),
    { constraint: 'personal_finding_two_persons' },
  )
  // the next load still has these numbers, and the free text is mended
  await bring(contentOf([rows[0]!.replace(/"[^"]*"/, 'đã sửa'), ...rows.slice(1)]), false)
  assert.equal(await door.openFindings(datasetId), null, 'a new load is scanned anew')
  const asked = await it.call<{ done: boolean }>(steward, 'POST', `${url}/scan`, {})
  assert.equal(asked.body.done, true, asked.text)
  const { scan } = await view()
  assert.deepEqual(scan!.findings.map(({ kind, title, state }) => [title, kind, state]).sort(), [
    ['Ghi chú', 'citizen-id', 'open'],
    ['Số hiệu', 'citizen-id', 'false-alarm'],
    ['Tên chủ', 'name-and-birth', 'open'],
  ])
})

test('R-SEC-14: a scan is made once for a schema version and a load, however often it is asked for', async () => {
  await Promise.all([1, 2, 3].map(() => it.call(steward, 'POST', `${url}/scan`, {})))
  await it.house.drainJobs()
  const { rows: scans } = await sql<{ count: string }>`select count(*) from warehouse.personal_scan`.execute(
    it.house.kernel.database.read,
  )
  assert.equal(Number(scans[0]!.count), 2)
})
