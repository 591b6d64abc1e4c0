// SPDX-License-Identifier: Apache-2.0
import type { IncomingMessage } from 'node:http'
import { Server } from '@tus/server'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Actor } from '../access/index.ts'
import { newId } from '../clock/index.ts'
import type { JobHandler } from '../jobs/index.ts'
import { refuse, uploadMessages } from './upload-messages.ts'
import { type ArrivedFile, openUploadStore } from './upload-store.ts'

/** Where uploads are addressed. */
export const uploadsUrl = '/api/uploads'
const mostBytes = 2 * 1024 ** 3

/** Files that arrive in pieces over a line that may break (tus 1.0), until an operation takes them in. */
export interface Uploads {
  /** Answers one request of the tus protocol; `id` names the upload for all but the first. */
  answer(actor: Actor, id: string | null, request: FastifyRequest, reply: FastifyReply): Promise<void>
  /** Hands the actor's own file, arrived whole, to `work`; when that succeeds, the waiting copy is removed. */
  take<Result>(actor: Actor, id: string, work: (file: ArrivedFile) => Promise<Result>): Promise<Result>
  readonly jobs: Readonly<Record<string, JobHandler>>
  readonly cron: readonly string[]
}

const fileNameOf = (metadata: string | undefined): string => {
  const pair = (metadata ?? '').split(',').find((part) => part.trim().startsWith('filename '))
  const name = Buffer.from(pair?.trim().split(' ')[1] ?? '', 'base64').toString('utf8')
  return name.normalize('NFC').slice(-255)
}

const isFullProblem = JSON.stringify({
  type: 'about:blank',
  status: 503,
  code: 'uploads.disk-full',
  detail: uploadMessages['uploads.disk-full'].vi,
})

/** Opens the place for uploads in a folder. */
export const openUploads = async (folder: string): Promise<Uploads> => {
  const store = await openUploadStore(folder)
  const senders = new WeakMap<IncomingMessage, { account: string; name: string }>()
  const server = new Server({
    path: uploadsUrl,
    datastore: store.files,
    relativeLocation: true,
    maxSize: mostBytes,
    allowedOrigins: [],
    namingFunction: newId,
    onUploadCreate: async (request) => {
      const { account, name } = senders.get(request.runtime!.node!.req as IncomingMessage)!
      return { metadata: { filename: name, account } }
    },
    onResponseError: async () =>
      (await store.isFull()) ? { status_code: 503, body: isFullProblem } : undefined,
  })
  const admitNew = async (actor: Actor, request: FastifyRequest) => {
    const size = Number(request.headers['upload-length'] ?? Number.NaN)
    const name = fileNameOf(request.headers['upload-metadata'] as string | undefined)
    if (actor.kind !== 'person' || !Number.isSafeInteger(size) || size < 0 || name === '')
      throw refuse('invalid', 'uploads.name-and-size-required')
    if (size > mostBytes)
      throw refuse('too-large', 'uploads.too-large', { name, limit: mostBytes / 1024 ** 2 })
    await store.requireRoom(actor, size)
    senders.set(request.raw, { account: actor.accountId, name })
  }
  return {
    answer: async (actor, id, request, reply) => {
      if (id !== null) await store.own(actor, id)
      else if (request.method === 'POST') await admitNew(actor, request)
      for (const [name, value] of Object.entries(reply.getHeaders()))
        if (value !== undefined) reply.raw.setHeader(name, value)
      reply.raw.setHeader('cache-control', 'no-store')
      reply.hijack()
      await server.handle(request.raw, reply.raw)
    },
    take: async (actor, id, work) => {
      const upload = await store.own(actor, id)
      const size = upload.size ?? 0
      if (upload.offset !== size)
        throw refuse('conflict', 'uploads.not-complete', { received: upload.offset, size })
      const name = upload.metadata?.['filename'] ?? ''
      const result = await work({ name, size, content: store.open(upload) })
      await store.files.remove(id)
      return result
    },
    jobs: {
      'uploads.remove-old': async () => {
        await store.files.deleteExpired()
      },
    },
    cron: ['40 * * * * uploads.remove-old'],
  }
}
