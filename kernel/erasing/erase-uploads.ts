// SPDX-License-Identifier: Apache-2.0
import { open } from 'node:fs/promises'
import { systemActor } from '../access/index.ts'
import type { RunCommand } from '../command/index.ts'
import type { Uploads } from '../uploads/index.ts'
import type { Eraser } from './contract.ts'
import { holdsAny, needlesOf } from './search-places.ts'

const mostNeedles = 200

/** Workbooks, archives and other packed kinds: a part of one cannot be looked into. */
const isPacked = async (path: string): Promise<boolean> => {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4096), 0, 4096, 0)
    const head = buffer.subarray(0, bytesRead)
    return head.includes(0) || /^(?:PK|%PDF)/.test(head.toString('latin1'))
  } finally {
    await file.close()
  }
}

/**
 * Gives up files that wait to be taken in and hold pieces of the content, or cannot be looked into: their senders have the
 * original and send it again.
 */
export const uploadEraser = (parts: {
  readonly uploads: Uploads
  readonly runCommand: RunCommand
}): Eraser => ({
  name: 'kernel.uploads',
  title: { vi: 'Tệp đang tải lên dở', en: 'Files that wait to be taken in' },
  phase: 'copies',
  touches: () => [],
  erase: async ({ purgeId, samples }) => {
    const needles = needlesOf(samples.some(mostNeedles))
    const uploads = await parts.uploads.giveUp(
      async ({ name, path }) =>
        samples.standsIn(name) ||
        (await isPacked(path)) ||
        (needles.length > 0 && (await holdsAny(path, needles))),
    )
    await parts.runCommand(
      { actor: systemActor('purge') },
      { name: 'purge.uploads', input: { purgeId } },
      (command) =>
        command.audit({
          action: 'purge.erased',
          object: { type: 'purge', id: purgeId },
          after: { store: 'uploads', rows: uploads },
        }),
    )
    return { uploads }
  },
})
