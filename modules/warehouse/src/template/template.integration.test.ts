// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { after, before, test } from 'node:test'
import type { Actor } from '@tinhso/kernel/access'
import { newId } from '@tinhso/kernel/clock'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { openWarehouseTest, practiceUnits, type WarehouseTest } from '../../testing/index.ts'
import type { BatchDetail, DatasetSchema, RowsPage } from '../contract/index.ts'
import type { WarehouseDoor } from '../index.ts'

let it: WarehouseTest
let steward: Actor
let head: Actor
let folder = ''
const health = newId()
const code = 'so-tiem-chung'
const office =
  spawnSync('soffice', ['--version']).error === undefined ? false : 'LibreOffice (soffice) is not installed'
const kept = { access: 'private', importance: 'other', personalData: 'none', security: 'internal' }
const sheetPath = 'xl/worksheets/sheet1.xml'

const schemaOf = (schema: DatasetSchema): DatasetSchema => {
  const types = ['text', 'code', 'integer', 'date', 'phone'] as const
  return {
    ...schema,
    keys: [[schema.fields[0]!.id]],
    fields: schema.fields.map((field, index) => ({
      ...field,
      sensitive: 'none' as const,
      type: types[index]!,
      required: index < 2,
      ...(index === 1 ? { codeList: { list: 'xa', accept: 'code-or-name' as const } } : {}),
    })),
  }
}

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tinhso-template-'))
  it = await openWarehouseTest()
  it.catalogue.codeLists['xa'] = Array.from({ length: 60 }, (_, index) => ({
    code: String(25000 + index),
    name: `Xã số ${index}, tỉnh nhà`,
    validFrom: null,
    validTo: index === 59 ? '2020-01-01' : null,
  }))
  steward = it.house.actor({ role: 'data-steward', agencyId: health })
  head = it.house.actor({ role: 'agency-head', agencyId: health })
  it.catalogue.add({ code, title: 'Sổ tiêm chủng', ownerAgencyId: health })
  it.catalogue.add({ code: 'so-khac', title: 'Sổ khác', ownerAgencyId: health })
  const file = 'Mã sổ,Xã,Số mũi,Ngày tiêm,Điện thoại\nA1,25001,5,05/03/2026,0912345678\n'
  const first = await it.confirm(steward, await it.bring(steward, code, file), schemaOf)
  await it.accept(steward, head, first)
})
after(async () => {
  await it.close()
  await rm(folder, { recursive: true, force: true })
})

const download = async (dataset = code): Promise<Uint8Array> => {
  it.house.as(steward)
  const server = await it.house.server()
  const response = await server.inject({
    method: 'GET',
    url: `/api/warehouse/datasets/${dataset}/template.xlsx`,
  })
  assert.equal(response.statusCode, 200, response.body)
  return response.rawPayload
}

/** Changes the XML of a part as a person's spreadsheet program would. */
const changed = (bytes: Uint8Array, path: string, change: (xml: string) => string): Buffer => {
  const parts = unzipSync(bytes)
  parts[path] = strToU8(change(strFromU8(parts[path] ?? new Uint8Array())))
  return Buffer.from(zipSync(parts))
}

/** Enters rows below the header; cells take the look of their column, as in a spreadsheet program. */
const filled = (bytes: Uint8Array, rows: (string | number)[][]): Buffer =>
  changed(bytes, sheetPath, (xml) => {
    const styles = [...xml.matchAll(/<col [^>]*style="(\d+)"/g)].map(([, style]) => style)
    const last = Number(/.*<row r="(\d+)"/s.exec(xml)?.[1])
    const added = rows.map((cells, index) => {
      const number = last + 1 + index
      const inside = cells.map((value, column) => {
        const start = `<c r="${'ABCDEFG'[column]}${number}" s="${styles[column]}"`
        return typeof value === 'number'
          ? `${start}><v>${value}</v></c>`
          : `${start} t="inlineStr"><is><t>${value}</t></is></c>`
      })
      return `<row r="${number}">${inside.join('')}</row>`
    })
    return xml.replace('</sheetData>', `${added.join('')}</sheetData>`)
  })

const day = (date: string) => (Date.parse(date) - Date.UTC(1899, 11, 30)) / 86_400_000
const rowOf = (id: string) => [id, 'Xã số 7, tỉnh nhà', 12, day('2026-06-30'), '0912345679']

const accepted = async (batch: BatchDetail): Promise<string[][]> => {
  assert.equal(batch.status, 'ready', JSON.stringify([batch.problem, batch.byRule, batch.analysis?.changes]))
  await it.accept(steward, head, batch)
  const { body } = await it.call<RowsPage>(steward, 'GET', `/api/data/${code}/rows?limit=100`)
  return (body as unknown as { items: Record<string, string>[] }).items.map((row) =>
    Object.values(row).map(String),
  )
}

const convert = async (bytes: Buffer, name: string, to: string, ending: string): Promise<Buffer> => {
  const path = join(folder, `${name}.xlsx`)
  await writeFile(path, bytes)
  execFileSync(
    'soffice',
    [
      `-env:UserInstallation=file://${folder}/office`,
      '--headless',
      '--convert-to',
      to,
      '--outdir',
      join(folder, 'out'),
      path,
    ],
    { stdio: 'ignore' },
  )
  return readFile(join(folder, 'out', `${name}.${ending}`))
}

test('the template has drop-downs, text columns, checks with Vietnamese sentences, a guide and a stamp', async () => {
  const parts = unzipSync(await download())
  const [data, guide] = [1, 2].map((number) =>
    strFromU8(parts[`xl/worksheets/sheet${number}.xml`] ?? new Uint8Array()),
  )
  const workbook = strFromU8(parts['xl/workbook.xml'] ?? new Uint8Array())
  assert.match(data ?? '', /SỞ Y TẾ/)
  assert.match(data ?? '', /Mã sổ \(\*\)/)
  assert.match(data ?? '', /state="frozen"/)
  assert.match(
    data ?? '',
    /<dataValidation type="list"[^>]*sqref="B6:B20006"><formula1>danh_muc_xa<\/formula1>/,
  )
  assert.match(data ?? '', /type="whole"[^>]*error="“Số mũi” chưa nhận giá trị này\. Gõ số nguyên/)
  assert.match(data ?? '', /type="date"/)
  assert.match(guide ?? '', /HƯỚNG DẪN NHẬP: SỔ TIÊM CHỦNG/)
  assert.match(workbook, /name="Danh mục" sheetId="3" state="hidden"/)
  assert.match(workbook, /name="_tinhso" sheetId="4" state="veryHidden"/)
  assert.match(workbook, /danh_muc_xa">'Danh mục'!\$A\$2:\$A\$60</)
})

test('a filled template maps itself, whatever its name, and keeps the zeros', async () => {
  const batch = await it.bring(steward, code, filled(await download(), [rowOf('T1')]), {
    fileName: 'Bản sao (3).xlsx',
  })
  assert.equal(batch.analysis?.template?.state, 'current')
  const rows = await accepted(batch)
  assert.ok(
    rows.some((row) => row.includes('0912345679') && row.includes('25007') && row.includes('2026-06-30')),
    JSON.stringify(rows),
  )
})

test('columns in another order and on a sheet of another name still map themselves', async () => {
  const reversed = (xml: string, part: RegExp, inner: RegExp): string =>
    xml.replace(part, (found) => {
      const values = [...found.matchAll(inner)].map(([, , value]) => value ?? '')
      return found.replace(
        inner,
        (_, open: string, _value: string, close: string) => `${open}${values.pop()}${close}`,
      )
    })
  const moved = changed(await download(), sheetPath, (xml) =>
    reversed(
      reversed(xml, /<row r="5".*?<\/row>/s, /(<t [^>]*>)(.*?)(<\/t>)/g),
      /<cols>.*?<\/cols>/s,
      /(style=")(\d+)(")/g,
    ),
  )
  const turned = filled(moved, [rowOf('T2').reverse()])
  const renamed = changed(turned, 'xl/workbook.xml', (xml) =>
    xml.replace('name="Nhập liệu"', 'name="Sheet của tôi"'),
  )
  const batch = await it.bring(steward, code, renamed)
  assert.deepEqual(
    batch.analysis?.columns.map(({ field }) => field),
    ['f5', 'f4', 'f3', 'f2', 'f1'],
  )
  assert.ok((await accepted(batch)).some((row) => row.includes('T2')))
})

for (const [to, ending] of [
  ['xlsx:Calc MS Excel 2007 XML', 'xlsx'],
  ['ods', 'ods'],
  ['xls:MS Excel 97', 'xls'],
] as const)
  test(`the stamp survives saving as ${ending} in LibreOffice`, { skip: office }, async () => {
    const saved = await convert(filled(await download(), [rowOf(`L-${ending}`)]), `luu-${ending}`, to, ending)
    const batch = await it.bring(steward, code, saved, { fileName: `da-luu.${ending}` })
    assert.equal(
      batch.analysis?.template?.state,
      'current',
      JSON.stringify([batch.status, batch.problem, batch.analysis?.warnings]),
    )
    const rows = await accepted(batch)
    assert.ok(
      rows.some(
        (row) => row.includes(`L-${ending}`) && row.includes('0912345679') && row.includes('2026-06-30'),
      ),
      JSON.stringify(rows),
    )
  })

test('a template of another dataset is refused with a sentence that names it', async () => {
  const { status, body } = await it.upload(steward, 'so-khac', filled(await download(), [rowOf('K1')]), {
    fileName: 'a.xlsx',
  })
  assert.equal(status, 200)
  await it.house.drainJobs()
  const batch = await it.batch(steward, 'so-khac', body.number)
  assert.equal(batch.status, 'failed')
  assert.match(batch.problem?.message.vi ?? '', /mẫu Excel của bộ dữ liệu “Sổ tiêm chủng” \(so-tiem-chung\)/)
})

test('a stamp that was altered counts for nothing: the file is read like any other and the page says so', async () => {
  const forged = changed(filled(await download(), [rowOf('B1')]), 'xl/worksheets/sheet4.xml', (xml) =>
    xml.replace(/tinhso-1\.([A-Za-z0-9_-]+)\./, (_, body: string) => {
      const stamp = JSON.parse(Buffer.from(body, 'base64url').toString())
      return `tinhso-1.${Buffer.from(JSON.stringify({ ...stamp, version: 99 })).toString('base64url')}.`
    }),
  )
  const batch = await it.bring(steward, code, forged)
  assert.equal(batch.analysis?.template?.state, 'broken')
  assert.match(JSON.stringify(batch.analysis?.warnings), /đọc như tệp thường/)
  assert.ok((await accepted(batch)).some((row) => row.includes('B1')))
})

test('a template from which a column was taken is asked about, with what is missing', async () => {
  const cut = changed(filled(await download(), [['C1', 'Xã số 7, tỉnh nhà', 1]]), sheetPath, (xml) =>
    xml.replace(/<c r="[DE]5".*?<\/c>/g, ''),
  )
  const batch = await it.bring(steward, code, cut)
  assert.equal(batch.status, 'proposed')
  assert.deepEqual(
    batch.analysis?.changes?.map(({ kind, title }) => [kind, title]),
    [
      ['missing', 'Ngày tiêm'],
      ['missing', 'Điện thoại'],
    ],
  )
})

test('a template of an older version is upgraded: renamed and new fields are told, nothing is asked', async () => {
  const old = filled(await download(), [rowOf('O1')])
  const { body: schema } = await it.call<DatasetSchema>(
    steward,
    'GET',
    `/api/warehouse/datasets/${code}/schema`,
  )
  const fields = schema.fields.map((field) =>
    field.id === 'f3' ? { ...field, title: { vi: 'Tổng số mũi tiêm' } } : field,
  )
  const added = {
    ...schema.fields[2]!,
    id: 'f6',
    name: 'ghi_chu',
    title: { vi: 'Ghi chú' },
    type: 'text' as const,
    required: false,
  }
  const saved = await it.call(steward, 'PUT', `/api/warehouse/datasets/${code}/schema`, {
    schema: { ...schema, fields: [...fields, added] },
    reason: 'Thêm ghi chú',
    version: schema.version,
  })
  assert.equal(saved.status, 200, saved.text)
  const batch = await it.bring(steward, code, old)
  assert.deepEqual(batch.analysis?.template?.state, 'older')
  assert.deepEqual(
    batch.analysis?.changes?.map(({ kind, title, before }) => [kind, title, before]),
    [
      ['renamed', 'Tổng số mũi tiêm', 'Số mũi'],
      ['added', 'Ghi chú', null],
    ],
  )
  assert.ok((await accepted(batch)).some((row) => row.includes('O1') && row.includes('12')))
})

test('a template may begin with rows and keep a column to an agency’s own codes; sent back untouched it is the same rows', async () => {
  const door = it.house.doors.get<WarehouseDoor>('warehouse')
  const values = {
    ma_so: 'P1',
    xa: '25007',
    so_mui: '1234',
    ngay_tiem: '2026-06-30',
    dien_thoai: '0912345679',
  }
  const { body: schema } = await it.call<DatasetSchema>(
    steward,
    'GET',
    `/api/warehouse/datasets/${code}/schema`,
  )
  assert.deepEqual(
    schema.fields.slice(0, 5).map(({ name }) => name),
    Object.keys(values),
  )
  const stream = await door.fillTemplate(code, {
    agency: 'UBND xã số 7',
    period: 'Tháng 6 năm 2026',
    rows: [values],
    limits: { xa: ['25007', '25008'] },
  })
  const bytes = await buffer(stream)
  const sheet = strFromU8(unzipSync(bytes)[sheetPath] ?? new Uint8Array())
  assert.match(sheet, /UBND XÃ SỐ 7/)
  assert.match(
    strFromU8(unzipSync(bytes)['xl/workbook.xml'] ?? new Uint8Array()),
    /'Danh mục'!\$A\$2:\$A\$3</,
  )
  const batch = await it.bring(steward, code, bytes, { fileName: 'xa-so-7.xlsx' })
  const rows = await accepted(batch)
  assert.ok(
    rows.some((row) => Object.values(values).every((value) => row.includes(value))),
    JSON.stringify(rows),
  )
})

test('R-SEC-13: the template of data kept for its owner does not exist for another agency', async () => {
  const stranger = it.house.actor({ role: 'data-steward', agencyId: newId() })
  it.catalogue.add({ code, title: 'Sổ tiêm chủng', ownerAgencyId: health, classification: kept })
  const { status } = await it.call(stranger, 'GET', `/api/warehouse/datasets/${code}/template.xlsx`)
  assert.equal(status, 404)
})

test('a column of administrative units offers those of today by name, and asks about others instead of refusing them', async () => {
  it.catalogue.units = practiceUnits()
  it.catalogue.add({ code: 'theo-xa', title: 'Theo xã', ownerAgencyId: health })
  const proposed = await it.bring(steward, 'theo-xa', 'Xã,Số hộ\nXã Tân Khai,5\n')
  const first = await it.confirm(steward, proposed, (schema) => ({
    ...schema,
    fields: schema.fields.map((field, index) => ({
      ...field,
      sensitive: 'none' as const,
      type: (['admin-unit', 'integer'] as const)[index]!,
    })),
  }))
  assert.equal(first.status, 'ready', JSON.stringify(first.byRule))
  const bytes = await download('theo-xa')
  const sheet = strFromU8(unzipSync(bytes)[sheetPath] ?? new Uint8Array())
  assert.match(sheet, /type="list"[^>]*errorStyle="warning"[^>]*sqref="A6:[^>]*><formula1>[^<]*Xã Tân Khai/)
  assert.doesNotMatch(sheet, /Xã Tân Lợi/)
  const batch = await it.bring(steward, 'theo-xa', filled(bytes, [['Xã Tân Khai', 7]]), {
    fileName: 'xa.xlsx',
  })
  assert.equal(batch.status, 'ready', JSON.stringify([batch.problem, batch.byRule]))
})

test('a dataset without a schema has no template and says what to do', async () => {
  const { status, body } = await it.call(steward, 'GET', '/api/warehouse/datasets/so-khac/template.xlsx')
  assert.equal(status, 409)
  assert.match(body.detail ?? '', /Nạp tệp đầu tiên/)
})
