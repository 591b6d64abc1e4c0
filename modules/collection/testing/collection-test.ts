// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { catalog } from '@tinhso/catalog'
import { identity } from '@tinhso/identity'
import type { Actor } from '@tinhso/kernel/access'
import { openTestHouse, type TestHouse } from '@tinhso/kernel/testing'
import { legalBasis } from '@tinhso/legal-basis'
import { type OrganisationsDoor, organisations } from '@tinhso/organisations'
import { reference } from '@tinhso/reference'
import { warehouse } from '@tinhso/warehouse'
import type { BatchDetail, DatasetSchema } from '@tinhso/warehouse/contract'
import { talkTo } from '@tinhso/warehouse/testing'
import { collection } from '../src/module.ts'

type Talk = ReturnType<typeof talkTo>

/** An agency of a round with the two people who answer for it. */
export interface TestCommune {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly officer: Actor
  readonly head: Actor
}

/** A house with a registered dataset of Sở Xây dựng that has a schema, and communes that can be asked for rows. */
export interface CollectionTest {
  readonly house: TestHouse
  readonly call: Talk['call']
  readonly upload: Talk['upload']
  readonly owner: Actor
  readonly ownerHead: Actor
  readonly dataset: string
  readonly schema: DatasetSchema
  readonly communes: readonly TestCommune[]
  /** Field id by the title of the column. */
  field(title: string): string
  batch(number: number): Promise<BatchDetail>
  close(): Promise<void>
}

const sample = `Mã cơ quan,Tên điểm,Kỳ,Số hộ,Ghi chú,Người khai
TAM.MAU,Điểm dân cư số 1,2025,12,,
TAM.MAU,Điểm dân cư số 2,2025,34,mới,
`

const registration = {
  title: 'Điểm dân cư theo xã (thử nghiệm)',
  dataType: 'sectoral',
  sector: 'xay-dung',
  purpose: 'Tổng hợp điểm dân cư do xã gửi.',
  fields: [{ title: 'Tên điểm' }],
  sources: ['UBND cấp xã'],
  updateCycle: 'yearly',
  classification: { access: 'shared', importance: 'other', personalData: 'sensitive', security: 'internal' },
  legalBasis: ['000 Đ24'],
  personalDataPurpose: 'Liên hệ người khai khi số liệu chưa rõ.',
}

const registerDataset = async ({ call }: Talk, owner: Actor): Promise<string> => {
  const entered = await call<{ code: string; caseId: string }>(
    owner,
    'POST',
    '/api/catalog/entries',
    registration,
  )
  assert.equal(entered.status, 200, entered.text)
  const { code, caseId } = entered.body
  const submitted = await call(owner, 'POST', `/api/cases/${caseId}/actions/submit`, { version: 1 })
  assert.equal(submitted.status, 200, submitted.text)
  const entry = await call<{ version: number }>(owner, 'GET', `/api/catalog/entries/${code}`)
  const rules = await call(owner, 'PUT', `/api/catalog/entries/${code}/collection-rules`, {
    version: entry.body.version,
    number: '12/QĐ-SXD',
    issuedOn: '2024-01-15',
    title: 'Quy định thu thập',
  })
  assert.equal(rules.status, 200, rules.text)
  return code
}

const confirmSchema = async (
  house: TestHouse,
  { call, upload }: Talk,
  people: { owner: Actor; ownerHead: Actor },
  code: string,
): Promise<DatasetSchema> => {
  const { owner } = people
  const brought = await upload(owner, code, sample)
  assert.equal(brought.status, 200, brought.text)
  await house.drainJobs()
  const url = `/api/warehouse/datasets/${code}/batches/${brought.body.number}`
  const { analysis } = (await call<BatchDetail>(owner, 'GET', url)).body
  const byTitle = (title: string) => analysis!.schema.fields.find((field) => field.title.vi === title)!.id
  const types: Record<string, 'text' | 'year' | 'integer'> = {
    'Mã cơ quan': 'text',
    Kỳ: 'year',
    'Số hộ': 'integer',
  }
  const schema: DatasetSchema = {
    ...analysis!.schema,
    fields: analysis!.schema.fields.map((field) => ({
      ...field,
      type: types[field.title.vi] ?? 'text',
      required: field.title.vi !== 'Ghi chú' && field.title.vi !== 'Người khai',
      ...(field.title.vi === 'Người khai' ? { sensitive: 'sensitive' as const } : {}),
      ...(field.title.vi === 'Số hộ' ? { range: { min: '0' } } : {}),
    })),
    keys: [['Mã cơ quan', 'Tên điểm', 'Kỳ'].map(byTitle)],
  }
  const confirmed = await call(owner, 'POST', `${url}/confirm`, { schema, columns: analysis!.columns })
  assert.equal(confirmed.status, 200, confirmed.text)
  await house.drainJobs()
  const cancelled = await call(owner, 'POST', `${url}/cancel`, {})
  assert.equal(cancelled.status, 200, cancelled.text)
  return { ...schema, version: 1 }
}

const registerCommune = async (house: TestHouse, { call }: Talk, number: number): Promise<TestCommune> => {
  const focal = house.actor({ role: 'focal-province' })
  const name = `UBND xã Thực hành ${String(number).padStart(2, '0')}`
  const made = await call<{ code: string }>(focal, 'POST', '/api/organisations/agencies', {
    name,
    level: 'commune',
    kind: 'ubnd',
    validFrom: '2025-07-01',
  })
  assert.equal(made.status, 200, made.text)
  const agency = await house.doors.get<OrganisationsDoor>('organisations').agencyByCode(made.body.code)
  const { id, code } = agency!
  return {
    id,
    code,
    name,
    officer: house.actor({ role: 'data-steward', agencyId: id, displayName: `Cán bộ đầu mối – ${name}` }),
    head: house.actor({ role: 'agency-head', agencyId: id, displayName: `Lãnh đạo – ${name}` }),
  }
}

/** Opens the house of a test with so many communes; `close` drops everything. */
export const openCollectionTest = async (communes = 3): Promise<CollectionTest> => {
  const house = await openTestHouse({
    modules: [organisations, legalBasis, identity, reference, catalog, warehouse, collection],
  })
  await house.seed({ demo: false, progress: () => undefined })
  const talk = talkTo(await house.server(), house.as)
  const agency = (await house.doors.get<OrganisationsDoor>('organisations').agencyByName('Sở Xây dựng'))!
  const owner = house.actor({ role: 'data-steward', agencyId: agency.id, displayName: 'Cán bộ Sở Xây dựng' })
  const ownerHead = house.actor({
    role: 'agency-head',
    agencyId: agency.id,
    displayName: 'Lãnh đạo Sở Xây dựng',
  })
  const dataset = await registerDataset(talk, owner)
  const schema = await confirmSchema(house, talk, { owner, ownerHead }, dataset)
  const list: TestCommune[] = []
  for (let number = 1; number <= communes; number += 1) list.push(await registerCommune(house, talk, number))
  return {
    house,
    ...talk,
    owner,
    ownerHead,
    dataset,
    schema,
    communes: list,
    field: (title) => schema.fields.find((field) => field.title.vi === title)!.id,
    batch: async (number) =>
      (await talk.call<BatchDetail>(owner, 'GET', `/api/warehouse/datasets/${dataset}/batches/${number}`))
        .body,
    close: () => house.close(),
  }
}
