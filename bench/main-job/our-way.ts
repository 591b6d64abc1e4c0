// SPDX-License-Identifier: Apache-2.0
import type { Province } from '../../test/acceptance/province.ts'
import type { Visitor } from '../../test/acceptance/visitor.ts'
import { mended, mistake, mistaken } from './rows.ts'

const patienceMs = 600_000
const everyMs = 20

/** The people of one run: who brings, who approves, who confirms that nothing is registered twice. */
export interface People {
  readonly officer: Visitor
  readonly head: Visitor
  readonly focal: Visitor
}

/** Seconds from the first byte sent until each answer was there, one after the other. */
export interface OurTimes {
  /** File dropped → columns, types and rules proposed. */
  readonly proposed: number
  /** Confirmed → every row judged, bad rows shown. */
  readonly checked: number
  /** Bad rows mended in one go. */
  readonly mended: number
  /** Submitted, approved by another person → rows in force. */
  readonly loaded: number
  readonly total: number
  readonly rules: number
}

interface CountedSchema {
  readonly fields: readonly { readonly required: boolean }[]
  readonly keys: readonly unknown[]
  readonly rules: readonly unknown[]
}

/** What every row is judged by: a type for each field, those that must not be empty, keys, and rules of their own. */
const countRules = ({ fields, keys, rules }: CountedSchema) =>
  fields.length + fields.filter(({ required }) => required).length + keys.length + rules.length

export const signInAll = async (province: Province): Promise<People> => ({
  officer: await province.signIn('canbo.sxd'),
  head: await province.signIn('lanhdao.sxd'),
  focal: await province.signIn('so.khcn'),
})

const good = <A extends { status: number; text: string }>(answer: A): A => {
  if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text.slice(0, 500)}`)
  return answer
}

/** Registers a dataset with issued collection rules, ready for its first file; answers its code. */
export const registerDataset = async ({ officer, focal }: People, title: string): Promise<string> => {
  const { json } = good(
    await officer.post('/api/catalog/entries', {
      title,
      dataType: 'sectoral',
      sector: 'xay-dung',
      purpose: `Đo tốc độ: ${title}.`,
      fields: [{ title: 'Mã số thuế' }, { title: 'Tên hộ kinh doanh' }],
      sources: ['Phòng chuyên môn tổng hợp'],
      updateCycle: 'monthly',
      classification: { access: 'shared', importance: 'other', personalData: 'basic', security: 'internal' },
      legalBasis: ['000 Đ32'],
      personalDataPurpose: 'Quản lý đăng ký hộ kinh doanh.',
    }),
  )
  if (json.duplicates.length === 0) good(await officer.act(json.caseId, 'submit'))
  else {
    good(await officer.act(json.caseId, 'declare-different', 'Bộ dữ liệu dùng để đo tốc độ.'))
    good(await focal.act(json.caseId, 'confirm-different', 'Bộ dữ liệu dùng để đo tốc độ.'))
  }
  const { version } = good(await officer.get(`/api/catalog/entries/${json.code}`)).json
  good(
    await officer.send('PUT', `/api/catalog/entries/${json.code}/collection-rules`, {
      version,
      number: '12/QĐ-SXD',
      issuedOn: '2024-01-15',
      title: 'Quy định thu thập',
    }),
  )
  return json.code
}

/** Asks for the batch until it stands at one of `statuses`; far more often than the console does, to measure and not to wait. */
const waitFor = async (officer: Visitor, batch: string, statuses: readonly string[]) => {
  const end = performance.now() + patienceMs
  while (performance.now() < end) {
    const { json } = good(await officer.get(batch))
    if (json.status === 'failed') throw new Error(JSON.stringify(json.problem))
    if (statuses.includes(json.status)) return json
    await new Promise((resolve) => setTimeout(resolve, everyMs))
  }
  throw new Error(`waited in vain for ${statuses.join(' or ')}`)
}

/** Brings one file of `rows` rows all the way into force, as the console would ask for it; every wait is part of the time. */
export const bringFile = async (
  { officer, head }: People,
  code: string,
  rows: number,
  file: { name: string; bytes: Uint8Array | string },
): Promise<OurTimes> => {
  const start = performance.now()
  const seconds = () => (performance.now() - start) / 1000
  const { number } = good(await officer.upload(`/api/warehouse/datasets/${code}/batches`, file)).json
  const batch = `/api/warehouse/datasets/${code}/batches/${number}`
  const settled = (...statuses: string[]) => waitFor(officer, batch, statuses)
  const { analysis } = await settled('proposed')
  const proposed = seconds()
  good(await officer.post(`${batch}/confirm`, { schema: analysis.schema, columns: analysis.columns }))
  const { status } = await settled('ready', 'needs-fixes')
  const checked = seconds()
  const field = analysis.schema.fields[mistaken].id
  if (status === 'needs-fixes')
    good(await officer.post(`${batch}/rows/replace`, { field, from: mistake, to: mended }))
  const ready = seconds()
  good(await officer.post(`${batch}/submit`, {}))
  good(await head.post(`${batch}/approve`, {}))
  await settled('loaded')
  const total = seconds()
  const { json: data } = good(await officer.get(`/api/data/${code}/rows?limit=1&count=true`))
  if (data.total !== rows) throw new Error(`${data.total} rows in force instead of ${rows}`)
  return {
    proposed,
    checked: checked - proposed,
    mended: ready - checked,
    loaded: total - ready,
    total,
    rules: countRules(analysis.schema),
  }
}
