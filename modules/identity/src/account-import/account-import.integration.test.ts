// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Actor } from '@tinhso/kernel/access'
import { newId } from '@tinhso/kernel/clock'
import { openTestHouse, type TestHouse } from '@tinhso/kernel/testing'
import { writeXlsx } from 'hucre/xlsx'
import { sql } from 'kysely'
import { browserOf, fakeOrganisations } from '../../testing/index.ts'
import type { AccountImport, ImportLine } from '../contract/index.ts'
import type { IdentityDoor } from '../index.ts'
import { identity } from '../module.ts'

const construction = { id: newId(), code: 'H10.01', name: 'Sở Xây dựng', parentId: null }
const finance = { id: newId(), code: 'H10.02', name: 'Sở Tài chính', parentId: null }

let house: TestHouse
let administrator: Actor
let address = 0

const heading = ['STT', 'Họ và tên', 'Số CCCD', 'Chức vụ', 'Cơ quan', 'E-mail', 'Vai trò']
const csvOf = (rows: readonly (readonly string[])[]) =>
  [heading, ...rows].map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\n')

const upload = async (actor: Actor, name: string, bytes: Buffer, fields: Record<string, string> = {}) => {
  const server = await house.server()
  const boundary = 'ranh-gioi'
  const parts = Object.entries(fields).map(
    ([key, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${key}"\r\n\r\n${value}\r\n`,
  )
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n`
  house.as(actor)
  const answer = await server.inject({
    method: 'POST',
    url: '/api/account-imports',
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([
      Buffer.from(parts.join('') + head),
      bytes,
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]),
  })
  house.as(null)
  return { status: answer.statusCode, body: answer.json() }
}

const compare = async (rows: readonly (readonly string[])[], fields = { decisionNumber: '7/QĐ-UBND' }) => {
  const { status, body } = await upload(administrator, 'danh-sach.csv', Buffer.from(csvOf(rows)), fields)
  assert.equal(status, 200, JSON.stringify(body))
  return body as AccountImport
}

const apply = async (list: AccountImport, choice: object = {}) => {
  const server = await house.server()
  house.as(administrator)
  const answer = await server.inject({
    method: 'POST',
    url: `/api/account-imports/${list.id}/apply`,
    payload: { fingerprint: list.fingerprint, skipErrors: false, suspendMissing: false, ...choice },
  })
  house.as(null)
  return { status: answer.statusCode, body: answer.json() }
}

const count = async () => {
  const { rows } = await sql<{ n: string }>`select count(*) as n from identity.account`.execute(
    house.kernel.database.read,
  )
  return Number(rows[0]!.n)
}
const kinds = (list: AccountImport) => list.lines.map(({ kind }) => kind)

before(async () => {
  house = await openTestHouse({ modules: [fakeOrganisations([construction, finance]), identity] })
  administrator = house.actor({ role: 'sysadmin' })
})
after(() => house.close())

const an = ['1', 'Nguyễn Văn An', '070090000101', 'Chuyên viên', 'Sở Xây dựng', 'an@vi.du', '']
const binh = ['2', 'Lê Thị Bình', '070090000102', 'Phó phòng', 'Sở Xây dựng', '', 'Cán bộ đầu mối dữ liệu']
const chi = ['3', 'Trần Chi', '070090000103', 'Kế toán', 'Sở Tài chính', '', '']

test('a list is compared before anything changes, then applied as it was reviewed', async () => {
  const before = await count()
  const list = await compare([an, binh, chi])
  assert.deepEqual(kinds(list), ['new', 'new', 'new'])
  assert.equal(list.lines[0]?.username, 'an.nv')
  assert.deepEqual(
    list.lines[1]?.roles.map(({ vi }) => vi),
    ['Cán bộ đầu mối dữ liệu'],
  )
  assert.equal(await count(), before)
  const done = await apply(list)
  assert.equal(done.status, 200)
  assert.equal(done.body.status, 'applied')
  assert.equal(await count(), before + 3)
  assert.equal((await apply(list)).body.code, 'identity.import-applied')
})

test('the same list again finds nothing to do; changes are shown field by field', async () => {
  assert.deepEqual(kinds(await compare([an, binh, chi])), ['unchanged', 'unchanged', 'unchanged'])
  const promoted = [...binh.slice(0, 3), 'Trưởng phòng', ...binh.slice(4)]
  const list = await compare([an, promoted, chi])
  assert.deepEqual(kinds(list), ['unchanged', 'changed', 'unchanged'])
  assert.deepEqual(
    list.lines[1]?.changes.map(({ field, from, to }) => [field.vi, from, to]),
    [['Chức vụ', 'Phó phòng', 'Trưởng phòng']],
  )
  const blank = [...an.slice(0, 5), '', '']
  assert.equal((await compare([blank])).lines[0]?.kind, 'unchanged')
})

test('nothing is applied while a line is faulty; the faults name row, column and the remedy', async () => {
  const list = await compare([
    ['1', 'Sai Số', '12345', '', 'Sở Xây dựng', '', ''],
    ['2', '', '070090000202', '', 'Sở Xây dựng', '', ''],
    ['3', 'Không Cơ Quan', '070090000203', '', 'Sở Không Có', 'hỏng', ''],
    ['4', 'Vai Trò Lạ', '070090000204', '', 'Sở Xây dựng', '', 'Vua'],
    ['5', 'Người Mới', '070090000205', '', 'Sở Xây dựng', '', ''],
    ['6', 'Người Trùng', '070090000205', '', 'Sở Xây dựng', '', ''],
  ])
  const faults = list.lines
    .filter(({ kind }) => kind === 'error')
    .map((line: ImportLine) => [line.row, line.errors.map(({ column }) => column).join()])
  assert.deepEqual(faults, [
    [2, 'Số CCCD'],
    [3, 'Họ và tên'],
    [4, 'Cơ quan,E-mail'],
    [5, 'Vai trò'],
    [7, 'Số CCCD'],
  ])
  const before = await count()
  const refused = await apply(list)
  assert.deepEqual([refused.status, refused.body.code], [422, 'identity.import-has-errors'])
  assert.equal((await apply(list, { skipErrors: true, suspendMissing: true })).status, 422)
  assert.equal(await count(), before)
  assert.equal((await apply(list, { skipErrors: true })).status, 200)
  assert.equal(await count(), before + 1)
})

test('R-SSO-07: a person listed in another agency moves there, and the roles of the old one end', async () => {
  const door = house.doors.get<IdentityDoor>('identity')
  const account = (await door.accountByUsername('binh.lt'))!
  assert.equal((await door.actorFor(account.id)).grants.length, 1)
  const list = await compare([[...binh.slice(0, 4), 'Sở Tài chính', '', '']])
  assert.deepEqual(
    list.lines[0]?.changes.map(({ field }) => field.vi),
    ['Cơ quan'],
  )
  await apply(list)
  const moved = await door.actorFor(account.id)
  assert.equal(moved.agencyId, finance.id)
  assert.deepEqual(moved.grants, [])
})

test('people of the listed agencies who are not on the list are shown as missing, and suspended only when told', async () => {
  const list = await compare([an])
  const missing = list.lines.filter(({ kind }) => kind === 'missing').map(({ username }) => username)
  assert.deepEqual(missing, ['moi.n'])
  await apply(list, { suspendMissing: true })
  const door = house.doors.get<IdentityDoor>('identity')
  assert.equal((await door.accountByUsername('moi.n'))?.status, 'suspended')
  assert.equal((await door.accountByUsername('chi.t'))?.status, 'approved')
})

test('what changed after the review is refused until it is reviewed again', async () => {
  const row = ['1', 'Võ Văn Sau', '070090000301', '', 'Sở Xây dựng', '', '']
  const [first, second] = [await compare([row]), await compare([row])]
  assert.equal((await apply(first)).status, 200)
  const late = await apply(second)
  assert.deepEqual([late.status, late.body.code], [409, 'identity.import-stale'])
})

test('roles need the number of a decision', async () => {
  const row = ['1', 'Hồ Văn Quyền', '070090000401', '', 'Sở Xây dựng', '', 'Văn thư']
  const list = await compare([row], {} as never)
  assert.match(list.lines[0]!.errors[0]!.message.vi, /số quyết định/)
})

test('an agency’s administrator can neither place people elsewhere, nor give province-wide roles, nor see foreign lists', async () => {
  const local = house.actor({ role: 'agency-administrator', agencyId: construction.id })
  const rows = [
    ['1', 'Người Xa', '070090000501', '', 'Sở Tài chính', '', ''],
    ['2', 'Người Cao', '070090000502', '', 'Sở Xây dựng', '', 'Sở (đầu mối cấp tỉnh)'],
    ['3', 'Kéo Về', '070090000103', '', 'Sở Xây dựng', '', ''],
  ]
  const fields = { decisionNumber: '8/QĐ' }
  const { body } = await upload(local, 'ds.csv', Buffer.from(csvOf(rows)), fields)
  const lines = (body as AccountImport).lines.filter(({ kind }) => kind !== 'missing')
  assert.deepEqual(
    lines.map(({ kind }) => kind),
    ['error', 'error', 'error'],
  )
  assert.doesNotMatch(lines[2]!.errors[0]!.message.vi, /Tài chính|chi\.t/)
  const server = await house.server()
  house.as(administrator)
  const foreign = await server.inject({ url: `/api/account-imports/${body.id}` })
  house.as(null)
  assert.equal(foreign.statusCode, 404)
})

test('an Excel list with a title above the headings and numbers stripped of their zeros is read', async () => {
  const bytes = await writeXlsx({
    sheets: [
      {
        name: 'DS',
        rows: [
          ['DANH SÁCH CÁN BỘ, CÔNG CHỨC'],
          [],
          ['TT', 'Họ và tên', 'Số định danh cá nhân (12 số)', 'Đơn vị công tác', 'SĐT'],
          [1, 'Đỗ Văn Bảng', 70090000601, 'Sở Xây dựng', '0912 345 678'],
          [null, 'Người lập danh sách', null, null, null],
        ],
      },
    ],
  })
  const { body } = await upload(administrator, 'ds.xlsx', Buffer.from(bytes))
  const lines = (body as AccountImport).lines.filter(({ kind }) => kind !== 'missing')
  assert.deepEqual(
    lines.map(({ row, kind }) => [row, kind]),
    [
      [4, 'new'],
      [5, 'error'],
    ],
  )
})

test('a file that is no list is refused with what to do', async () => {
  const pdf = await upload(administrator, 'x.pdf', Buffer.from('%PDF-1.7 \xff\xfe', 'latin1'))
  assert.deepEqual([pdf.status, pdf.body.code], [422, 'identity.import-unreadable'])
  const zip = await upload(administrator, 'x.xlsx', Buffer.from('PK\x03\x04 không phải Excel'))
  assert.equal(zip.body.code, 'identity.import-unreadable')
  const bare = await upload(administrator, 'x.csv', Buffer.from('Họ và tên,Chức vụ\nA,B\n'))
  assert.equal(bare.body.code, 'identity.import-column-missing')
  assert.match(bare.body.detail, /Số CCCD, Cơ quan/)
})

test('slips appear once, let people in, and become worthless when made again', async () => {
  const list = await compare([['1', 'Lý Văn Phiếu', '070090000701', '', 'Sở Xây dựng', '', '']])
  const { body } = await apply(list)
  const server = await house.server()
  house.as(administrator)
  const page = await server.inject({ url: body.slipsUrl, headers: { accept: 'text/html' } })
  assert.match(page.body, /Tạo phiếu cho 1 người/)
  const print = async () => {
    const answer = await server.inject({
      method: 'POST',
      url: body.slipsUrl,
      headers: { accept: 'text/html' },
    })
    assert.equal(answer.headers['cache-control'], 'no-store')
    return /<code>((?:\w{4}-){3}\w{4})<\/code>/.exec(answer.body)![1]!
  }
  const [first, second] = [await print(), await print()]
  house.as(null)
  const signIn = async (password: string) => {
    address += 1
    return (await browserOf(server, `10.8.0.${address}`).signIn('phieu.lv', password)).headers.location
  }
  assert.equal(await signIn(first), undefined)
  assert.equal(await signIn(second), '/doi-mat-khau')
  const stored = await sql`select to_jsonb(a) as a from identity.account a`.execute(
    house.kernel.database.read,
  )
  assert.ok(!JSON.stringify(stored.rows).includes(second))
})

test('personal identifiers are in no plain column, no audit entry and no event', async () => {
  const { read } = house.kernel.database
  const { rows } = await sql`
    select to_jsonb(x)::text as t from identity.account_import x union all select to_jsonb(x)::text from kernel.audit_entry x
    union all select to_jsonb(x)::text from kernel.event x union all select to_jsonb(x)::text from identity.account x
    union all select to_jsonb(x)::text from kernel.command_receipt x`.execute(read)
  assert.ok(rows.length > 30)
  for (const number of [an[2]!, binh[2]!, chi[2]!]) assert.ok(!JSON.stringify(rows).includes(number))
})
