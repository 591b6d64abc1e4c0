// SPDX-License-Identifier: Apache-2.0
import type { IncomingMessage } from 'node:http'
import { Server } from '@tus/server'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Actor } from '../access/index.ts'
import { newId } from '../clock/index.ts'
import { AppError } from '../errors/index.ts'
import type { JobHandler } from '../jobs/index.ts'
import { refuse, uploadMessages } from './upload-messages.ts'
import { type ArrivedFile, openUploadStore, type WaitingFile } from './upload-store.ts'

/** Where uploads are addressed. */
export const uploadsUrl = '/api/uploads'
const mostBytes = 2 * 1024 ** 3

/** Files that arrive in pieces over a line that may break (tus 1.0), until an operation takes them in. */
export interface Uploads {
  /** Answers one request of the tus protocol; `id` names the upload for all but the first. */
  answer(actor: Actor, id: string | null, request: FastifyRequest, reply: FastifyReply): Promise<void>
  /**
   * Hands the actor's own file, arrived whole, to `work`. When that succeeds, or refuses the file for what it holds, the
   * waiting copy is removed; after any other failure it waits for another try.
   */
  take<Result>(actor: Actor, id: string, work: (file: ArrivedFile) => Promise<Result>): Promise<Result>
  /** Gives up every waiting file, whole or not, that `which` chooses; returns how many. */
  giveUp(which: (upload: WaitingFile) => Promise<boolean>): Promise<number>
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
      const content = store.open(upload)
      try {
        const result = await work({ name, size, content })
        await store.files.remove(id)
        return result
      } catch (error) {
        // refused after it was read to its end: for what it holds, so no other try can help
        if (error instanceof AppError && error.kind === 'invalid' && content.readableEnded)
          await store.files.remove(id)
        throw error
      }
    },
    giveUp: async (which) => {
      let count = 0
      for (const upload of await store.waiting())
        if (await which(upload)) {
          await store.files.remove(upload.id).catch(() => undefined)
          count += 1
        }
      return count
    },
    jobs: {
      'uploads.remove-old': async () => {
        await store.files.deleteExpired()
      },
    },
    cron: ['40 * * * * uploads.remove-old'],
  }
}
