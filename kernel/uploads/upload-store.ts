// SPDX-License-Identifier: Apache-2.0
import { createReadStream } from 'node:fs'
import { mkdir, statfs } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { FileStore } from '@tus/file-store'
import type { Upload } from '@tus/server'
import type { Actor } from '../access/index.ts'
import { refuse } from './upload-messages.ts'

/** Hours after which a file that nobody took in is removed. */
export const keptHours = 24
const mostUnfinished = 20
/** Room that must stay free on the disk beside the file and its stored copy. */
const reserveBytes = 200_000_000

/** A file that has arrived whole. */
export interface ArrivedFile {
  readonly name: string
  /** Bytes. */
  readonly size: number
  readonly content: Readable
}

/** A file that waits, whole or in part. */
export interface WaitingFile {
  readonly id: string
  readonly name: string
  readonly path: string
}

/** Where files that arrive in pieces wait, each known to the account that sends it. */
export interface UploadStore {
  readonly files: FileStore
  /** The actor's own upload; 404 for anybody else's. */
  own(actor: Actor, id: string): Promise<Upload>
  open(upload: Upload): Readable
  /** Every file that waits, whoever sends it. */
  waiting(): Promise<WaitingFile[]>
  /** Refuses a new file that there is no room for, or when too many are unfinished already. */
  requireRoom(actor: Actor, size: number): Promise<void>
  /** Whether the disk has run full. */
  isFull(): Promise<boolean>
}

const accountOf = (actor: Actor): string | null => (actor.kind === 'person' ? actor.accountId : null)

/** Opens the folder; only this process's user may read it. */
export const openUploadStore = async (folder: string): Promise<UploadStore> => {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const files = new FileStore({ directory: folder, expirationPeriodInMilliseconds: keptHours * 3_600_000 })
  const find = (id: string): Promise<Upload | null> => files.getUpload(id).catch(() => null)
  const freeBytes = async () => {
    const disk = await statfs(folder)
    return disk.bavail * disk.bsize
  }
  const all = async (): Promise<Upload[]> =>
    (await Promise.all(((await files.configstore.list?.()) ?? []).map(find))).filter(
      (upload) => upload !== null,
    )
  const unfinishedOf = async (account: string | null) =>
    (await all()).filter((upload) => upload.metadata?.['account'] === account).length
  return {
    files,
    own: async (actor, id) => {
      const upload = await find(id)
      const account = accountOf(actor)
      if (!upload || account === null || upload.metadata?.['account'] !== account)
        throw refuse('not-found', 'uploads.not-found', { hours: keptHours })
      return upload
    },
    open: (upload) => createReadStream(upload.storage!.path),
    waiting: async () =>
      (await all()).map(({ id, metadata, storage }) => ({
        id,
        name: metadata?.['filename'] ?? '',
        path: storage!.path,
      })),
    requireRoom: async (actor, size) => {
      const count = await unfinishedOf(accountOf(actor))
      if (count >= mostUnfinished) throw refuse('too-many', 'uploads.too-many', { count, hours: keptHours })
      if ((await freeBytes()) < 2 * size + reserveBytes) throw refuse('unavailable', 'uploads.disk-full')
    },
    isFull: async () => (await freeBytes()) < reserveBytes / 10,
  }
}
