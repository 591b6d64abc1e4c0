// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { writeXlsx } from 'hucre'
import type { Province } from '../acceptance/province.ts'
import { until } from '../acceptance/until.ts'
import type { Visitor } from '../acceptance/visitor.ts'
import { householdRows, householdWorkbook } from '../fixtures/household-businesses.ts'

/** The code of an inventory that stands on the portal; its files are written in the background of the first start. */
export const publishedInventory = (province: Province): Promise<string> =>
  until('the inventory of documents is on the portal', async () => {
    const code = 'danh-muc-van-ban-duoc-vien-dan'
    const { status } = await province.visitor().get(`/api/open-data/datasets/${code}`)
    return status === 200 ? code : undefined
  })

/** A registered dataset and the case of its registration. */
export interface RegisteredDataset {
  readonly code: string
  readonly caseId: string
}

/** Registers a dataset over HTTP and records its collection rules, so that a journey can begin at the file. */
export const registerDataset = async (
  officer: Visitor,
  title: string,
  access: 'open' | 'shared' | 'private' = 'open',
): Promise<RegisteredDataset> => {
  const made = await officer.post('/api/catalog/entries', {
    title,
    dataType: 'sectoral',
    sector: 'xay-dung',
    purpose: `${title}: theo dõi, quản lý trên địa bàn.`,
    fields: [{ title: `Mã của ${title}` }],
    sources: ['Phòng chuyên môn tổng hợp'],
    updateCycle: 'monthly',
    classification: {
      access,
      importance: 'other',
      personalData: 'basic',
      security: access === 'open' ? 'public' : 'internal',
    },
    legalBasis: ['000 Đ32'],
    personalDataPurpose: 'Quản lý đăng ký hộ kinh doanh.',
  })
  assert.equal(made.status, 200, made.text)
  const { code, caseId } = made.json
  const submitted = await officer.act(caseId, 'submit')
  assert.equal(submitted.status, 200, submitted.text)
  const { json: entry } = await officer.get(`/api/catalog/entries/${code}`)
  const rules = {
    version: entry.version,
    number: '12/QĐ-SXD',
    issuedOn: '2024-01-15',
    title: 'Quy định thu thập',
  }
  const recorded = await officer.send('PUT', `/api/catalog/entries/${code}/collection-rules`, rules)
  assert.equal(recorded.status, 200, recorded.text)
  return { code, caseId }
}

const settled = (officer: Visitor, url: string, status: string) =>
  until(`${url} is ${status}`, async () => {
    const { json } = await officer.get(url)
    return json.status === status ? json : undefined
  })

/** Brings a file of 60 rows and waits until its schema is proposed; answers the number of the load. */
export const bringFile = async (
  officer: Visitor,
  code: string,
  bad: { same: number; single: number },
): Promise<number> => {
  const url = `/api/warehouse/datasets/${code}/batches`
  const file = { name: 'ho-kinh-doanh.xlsx', bytes: await householdWorkbook(householdRows(60, bad)) }
  const uploaded = await officer.upload(url, file)
  assert.equal(uploaded.status, 200, uploaded.text)
  await settled(officer, `${url}/${uploaded.json.number}`, 'proposed')
  return uploaded.json.number
}

/** Confirms the proposed schema as it stands and waits for the verdict. */
export const confirmSchema = async (
  officer: Visitor,
  code: string,
  number: number,
  verdict: 'ready' | 'needs-fixes',
): Promise<void> => {
  const url = `/api/warehouse/datasets/${code}/batches/${number}`
  const { schema, columns } = (await officer.get(url)).json.analysis
  const confirmed = await officer.post(`${url}/confirm`, { schema, columns })
  assert.equal(confirmed.status, 200, confirmed.text)
  await settled(officer, url, verdict)
}

/** Brings a clean file into the store: the officer hands it in, the head approves it. */
export const loadRows = async (officer: Visitor, head: Visitor, code: string): Promise<number> => {
  const number = await bringFile(officer, code, { same: 0, single: 0 })
  await confirmSchema(officer, code, number, 'ready')
  const url = `/api/warehouse/datasets/${code}/batches/${number}`
  assert.equal((await officer.post(`${url}/submit`, {})).status, 200)
  const approved = await head.post(`${url}/approve`, {})
  assert.equal(approved.status, 200, approved.text)
  await settled(officer, url, 'loaded')
  return number
}

/** Compares a personnel list with the accounts; nothing is applied. Answers the id of the comparison. */
export const comparePersonnel = async (province: Province): Promise<string> => {
  const administrator = await province.signIn('quantri.sxd')
  const heading = ['STT', 'Họ và tên', 'Số CCCD', 'Chức vụ', 'Cơ quan', 'E-mail', 'Vai trò']
  const rows = [
    ['1', 'Nguyễn Văn Mẫu', '070090000001', 'Chuyên viên', 'Sở Xây dựng', 'mau@example.vn', ''],
    ['2', 'Trần Thị Thử', '12345', 'Chuyên viên', 'Sở Xây dựng', 'thu@example.vn', ''],
  ]
  const bytes = await writeXlsx({ sheets: [{ name: 'Danh sách', rows: [heading, ...rows] }] })
  const compared = await administrator.upload('/api/account-imports', { name: 'danh-sach.xlsx', bytes })
  assert.equal(compared.status, 200, compared.text)
  return compared.json.id
}
