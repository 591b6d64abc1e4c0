// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { Actor } from '@tinhso/kernel/access'
import type { ModuleDefinition } from '@tinhso/kernel/module'
import { openTestHouse, type TestHouse } from '@tinhso/kernel/testing'
import type { FastifyInstance } from 'fastify'
import type { ApprovalOutcome, BatchDetail, DatasetSchema, LoadMode } from '../src/contract/index.ts'
import { warehouse } from '../src/module.ts'
import { type FakeCatalogue, fakeCatalogue } from './lower-modules.ts'

/** An answer of the interface: status and body. */
export interface Answer<T> {
  readonly status: number
  readonly body: T & { code?: string; detail?: string }
  readonly text: string
}

/** A house with the warehouse on its own database, spoken to over HTTP as whoever a call names. */
export interface WarehouseTest {
  readonly house: TestHouse
  readonly catalogue: FakeCatalogue
  call<T = Record<string, unknown>>(
    actor: Actor,
    method: 'GET' | 'POST' | 'PUT' | 'PATCH',
    url: string,
    body?: unknown,
  ): Promise<Answer<T>>
  upload(
    actor: Actor,
    code: string,
    content: string | Buffer,
    options?: { fileName?: string; mode?: LoadMode; url?: string; source?: string },
  ): Promise<Answer<{ number: number }>>
  /** Brings a file and lets the worker go as far as it can. */
  bring(
    actor: Actor,
    code: string,
    content: string | Buffer,
    options?: { fileName?: string; mode?: LoadMode; source?: string },
  ): Promise<BatchDetail>
  batch(actor: Actor, code: string, number: number): Promise<BatchDetail>
  /** Confirms what is proposed, changed as the test wants, and lets the check run. */
  confirm(
    actor: Actor,
    batch: BatchDetail,
    change?: (schema: DatasetSchema) => DatasetSchema,
  ): Promise<BatchDetail>
  /** Submits and approves; the outcome of the approval. */
  accept(steward: Actor, head: Actor, batch: BatchDetail, leaveOutReason?: string): Promise<ApprovalOutcome>
  close(): Promise<void>
}

const multipart = (fields: Record<string, string>, fileName: string, content: string | Buffer) => {
  const boundary = randomUUID()
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${fileName}"\r\ncontent-type: application/octet-stream\r\n\r\n`
  return {
    payload: Buffer.concat([
      Buffer.from(parts.join('') + head),
      Buffer.from(content),
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  }
}

const answerOf = <T>(response: {
  statusCode: number
  body: string
  headers: Record<string, unknown>
}): Answer<T> => ({
  status: response.statusCode,
  text: response.body,
  body: (/\/(problem\+)?json/.test(String(response.headers['content-type'])) && response.body
    ? JSON.parse(response.body)
    : {}) as Answer<T>['body'],
})

/** Speaks to a server as whoever a call names. */
export const talkTo = (
  server: FastifyInstance,
  as: (actor: Actor) => void,
): Pick<WarehouseTest, 'call' | 'upload'> => ({
  call: async (actor, method, url, body) => {
    as(actor)
    const response = await server.inject({
      method,
      url,
      ...(body === undefined ? {} : { payload: body as object }),
    })
    return answerOf(response)
  },
  upload: async (actor, code, content, options = {}) => {
    as(actor)
    const fields = { mode: options.mode ?? 'append', source: options.source ?? 'Sổ theo dõi' }
    const url = options.url ?? `/api/warehouse/datasets/${code}/batches`
    const response = await server.inject({
      method: 'POST',
      url,
      ...multipart(fields, options.fileName ?? 'du-lieu.csv', content),
    })
    return answerOf(response)
  },
})

/** Opens the house of a test, with modules above the warehouse when they are given; `close` drops everything. */
export const openWarehouseTest = async (above: readonly ModuleDefinition[] = []): Promise<WarehouseTest> => {
  const catalogue = fakeCatalogue()
  const house = await openTestHouse({ modules: [...catalogue.modules, warehouse, ...above] })
  const { call, upload } = talkTo(await house.server(), house.as)
  const batch: WarehouseTest['batch'] = async (actor, code, number) => {
    const { status, body, text } = await call<BatchDetail>(
      actor,
      'GET',
      `/api/warehouse/datasets/${code}/batches/${number}`,
    )
    assert.equal(status, 200, text)
    return body
  }
  const urlOf = ({ dataset, number }: BatchDetail) =>
    `/api/warehouse/datasets/${dataset.code}/batches/${number}`
  return {
    house,
    catalogue,
    call,
    upload,
    batch,
    bring: async (actor, code, content, options) => {
      const { status, body, text } = await upload(actor, code, content, options)
      assert.equal(status, 200, text)
      await house.drainJobs()
      return batch(actor, code, body.number)
    },
    confirm: async (actor, found, change = (schema) => schema) => {
      const { analysis } = found
      assert.ok(analysis, `batch ${found.number} is ${found.status} and has no proposal`)
      const { status, text } = await call(actor, 'POST', `${urlOf(found)}/confirm`, {
        schema: change(analysis.schema),
        columns: analysis.columns,
        reason: 'Dữ liệu thử, không của ai',
      })
      assert.equal(status, 200, text)
      await house.drainJobs()
      return batch(actor, found.dataset.code, found.number)
    },
    accept: async (steward, head, found, leaveOutReason) => {
      const submitted = await call(
        steward,
        'POST',
        `${urlOf(found)}/submit`,
        leaveOutReason ? { leaveOutReason } : {},
      )
      assert.equal(submitted.status, 200, submitted.text)
      const approved = await call<ApprovalOutcome>(head, 'POST', `${urlOf(found)}/approve`, {})
      assert.equal(approved.status, 200, approved.text)
      return approved.body
    },
    close: () => house.close(),
  }
}
