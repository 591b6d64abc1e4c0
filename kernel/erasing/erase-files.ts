// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import { systemActor } from '../access/index.ts'
import type { RunCommand } from '../command/index.ts'
import type { Files } from '../files/index.ts'
import type { Eraser } from './contract.ts'

/** Removes the files of a scope where files live (folder or object store, and its local copies); their hashes stay. */
export const fileEraser = (parts: { readonly files: Files; readonly runCommand: RunCommand }): Eraser => ({
  name: 'kernel.files',
  title: { vi: 'Tệp gốc', en: 'Original files' },
  phase: 'source',
  touches: () => [],
  erase: async ({ purgeId, scope }) => {
    const hashes = scope.files.map(({ hash }) => hash)
    await parts.runCommand(
      { actor: systemActor('purge') },
      { name: 'purge.files', input: { purgeId, hashes } },
      async (command) => {
        for (const { hash, size } of scope.files)
          await sql`insert into kernel.erased_file (hash, purge_id, size, erased_at)
            values (${hash}, ${purgeId}, ${size}, ${command.now}) on conflict (hash) do nothing`.execute(
            command.tx,
          )
        await command.audit({
          action: 'purge.erased',
          object: { type: 'purge', id: purgeId },
          after: { store: 'files', files: scope.files },
        })
      },
    )
    for (const hash of hashes) await parts.files.remove(hash)
    return { files: hashes.length }
  },
})
