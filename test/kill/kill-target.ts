// SPDX-License-Identifier: Apache-2.0
// A server of the warehouse that does one thing and ends; the kill table ends it, or what it leans on, earlier.
import { newId } from '@tinhso/kernel/clock'
import { readConfig } from '@tinhso/kernel/config'
import { openHouse } from '@tinhso/kernel/module'
import { warehouse } from '@tinhso/warehouse'
import type { BatchDetail } from '@tinhso/warehouse/contract'
import { fakeCatalogue, talkTo } from '@tinhso/warehouse/testing'
import { sql } from 'kysely'

const [code = '', datasetId = '', action = '', content = ''] = process.argv.slice(2)
const agencyId = '01900000-0000-7000-8000-000000000001'

const person = (role: string, accountId: string) =>
  ({
    kind: 'person',
    accountId,
    displayName: role,
    agencyId,
    grants: [{ role, agencyId, agencyIds: new Set([agencyId]) }],
    sessionId: newId(),
    networkAddress: '127.0.0.1',
    signedInAt: new Date(),
  }) as const

const steward = person('data-steward', '01900000-0000-7000-8000-0000000000a1')
const head = person('agency-head', '01900000-0000-7000-8000-0000000000a2')

const catalogue = fakeCatalogue()
catalogue.add({ code, id: datasetId, ownerAgencyId: agencyId })
const house = await openHouse(readConfig(process.env), [...catalogue.modules, warehouse])
let caller: typeof steward | typeof head = steward
house.kernel.ports.authenticate = async () => ({ actor: caller, csrfToken: null })
const talk = talkTo(await house.http(), (actor) => {
  caller = actor as typeof caller
})

const statusOf = async (): Promise<string | undefined> => {
  const { rows } = await sql<{
    status: string
  }>`select status from warehouse.batch where dataset_id = ${datasetId}
    order by number desc limit 1`.execute(house.kernel.database.read)
  return rows[0]?.status
}

const settled = async () => {
  while (['uploaded', 'reading', 'checking', 'approved'].includes((await statusOf()) ?? ''))
    await new Promise((resolve) => setTimeout(resolve, 50))
}

/** Does something while a worker, already known to be alive, takes the jobs. */
const withWorker = async <T>(act: () => Promise<T>): Promise<T> => {
  const worker = await house.work()
  const known = async () =>
    (
      await sql`select from kernel.worker_heartbeat where process_id = ${process.pid}`.execute(
        house.kernel.database.read,
      )
    ).rows.length > 0
  while (!(await known())) await new Promise((resolve) => setTimeout(resolve, 10))
  const value = await act()
  await settled()
  await worker.stop()
  return value
}

const last = async () => {
  const { body } = await talk.call<{ items: { number: number }[] }>(
    steward,
    'GET',
    `/api/warehouse/datasets/${code}/batches`,
  )
  return `/api/warehouse/datasets/${code}/batches/${body.items[0]?.number}`
}

/** `many:N` stands for N rows, which are too many for an argument. */
const file = () => {
  const [, many] = /^many:(\d+)$/.exec(content) ?? []
  if (!many) return content.replaceAll('|', '\n')
  return `Mã,Số lượng\n${Array.from({ length: Number(many) }, (_, index) => `M${index},${index}`).join('\n')}`
}

const upload = () => talk.upload(steward, code, file())
const submit = async () =>
  talk.call(steward, 'POST', `${await last()}/submit`, { leaveOutReason: 'Chờ bổ sung' })
const approve = async () => talk.call(head, 'POST', `${await last()}/approve`, {})

const confirm = async () => {
  const { body } = await talk.call<BatchDetail>(steward, 'GET', await last())
  const { schema, columns } = body.analysis!
  const fields = schema.fields.map((field, index) => ({ ...field, type: index === 0 ? 'text' : 'integer' }))
  await talk.call(steward, 'POST', `${await last()}/confirm`, {
    schema: { ...schema, fields, keys: [['f1']] },
    columns,
  })
}

const actions: Record<string, () => Promise<unknown>> = {
  prepare: async () => {
    await withWorker(upload)
    await withWorker(confirm)
    await submit()
    return approve()
  },
  'first-and-submit': async () => {
    await withWorker(upload)
    await withWorker(confirm)
    return submit()
  },
  'approve-and-load': () => withWorker(approve),
  upload,
  deliver: () => withWorker(upload),
  'deliver-and-submit': async () => {
    await withWorker(upload)
    return submit()
  },
  work: () => withWorker(async () => undefined),
  approve,
  look: async () => ({
    status: await statusOf(),
    batch: (await talk.call(steward, 'GET', await last())).body,
    rows:
      (await talk.call<{ total?: number }>(steward, 'GET', `/api/data/${code}/rows?count=true&limit=1`)).body
        .total ?? 0,
  }),
}

const answer = (await actions[action]!()) as { status?: unknown; text?: string } | undefined
process.stdout.write(`${JSON.stringify(answer ?? {})}\n`)
await house.close()
process.exit(typeof answer?.status === 'number' && answer.status >= 400 ? 1 : 0)
