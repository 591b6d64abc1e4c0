// SPDX-License-Identifier: Apache-2.0
import type { Actor } from '@tinhso/kernel/access'
import type { Command, CommandContext } from '@tinhso/kernel/command'
import { createRefusal } from '@tinhso/kernel/errors'
import type { Kernel } from '@tinhso/kernel/module'
import {
  type Classification,
  type CollectionRules,
  type EntryStatus,
  messages,
  permissions,
} from '../contract/index.ts'
import type { Entry } from './entry.ts'
import { searchDocument } from './entry-search.ts'
import { findEntryByCode, findEntryById, updateEntry } from './entry-store.ts'
import { visibleOr404 } from './entry-visibility.ts'
import { requirePersonalBasis } from './personal-basis.ts'

const refuse = createRefusal(messages)

/** The parts of an entry that its owner may change after registration. */
export interface EntryChange {
  readonly version: number
  readonly purpose?: string | undefined
  readonly scope?: string | null | undefined
  readonly sources?: string[] | undefined
  readonly updateCycle?: Entry['updateCycle'] | undefined
  readonly legalBasis?: string[] | undefined
  readonly classification?: Classification | undefined
  readonly personalDataPurpose?: string | null | undefined
}

const given = <T extends object>(change: T): Partial<T> =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as Partial<T>

const picked = (entry: Entry, keys: readonly string[]) =>
  Object.fromEntries(keys.map((key) => [key, entry[key as keyof Entry]]))

/** Writes an entry, brings the search up to date and leaves evidence; refuses when somebody was faster. */
export const saveEntry = async (
  command: Command,
  kernel: Kernel,
  entry: Entry,
  evidence: { action: string; before?: unknown; after?: unknown; reason?: string },
): Promise<void> => {
  if (!(await updateEntry(command.tx, { ...entry, updatedAt: command.now })))
    throw refuse('conflict', 'catalog.stale')
  await kernel.search.upsert(command.tx, searchDocument(entry))
  await command.audit({
    ...evidence,
    object: { type: 'catalog.entry', id: entry.id, label: entry.title },
    agencyId: entry.ownerAgencyId,
  })
}

export const createEntryService = (kernel: Kernel) => {
  const read = kernel.database.read

  const editable = async (command: Command, code: string): Promise<Entry> => {
    const entry = visibleOr404(command.actor, await findEntryByCode(command.tx, code))
    command.require(permissions.edit, { agencyId: entry.ownerAgencyId })
    return entry
  }

  return {
    byCode: async (actor: Actor, code: string): Promise<Entry> =>
      visibleOr404(actor, await findEntryByCode(read, code)),

    /** Changes the description of an entry. */
    change: (context: CommandContext, code: string, { version, ...change }: EntryChange) =>
      kernel.runCommand(
        context,
        { name: permissions.edit.key, permission: permissions.edit, input: { code, version, change } },
        async (command) => {
          const entry = await editable(command, code)
          if (entry.version !== version) throw refuse('conflict', 'catalog.stale')
          const values = given(change)
          const keys = Object.keys(values)
          const changed = { ...entry, ...values } as Entry
          requirePersonalBasis(changed)
          await saveEntry(command, kernel, changed, {
            action: 'catalog.entry-changed',
            before: picked(entry, keys),
            after: values,
          })
          return { version: entry.version + 1 }
        },
      ),

    /** Records the issued collection rules, without which no collection starts (R-ING-02; 000/002 Đ24.2). */
    recordRules: (context: CommandContext, code: string, version: number, rules: CollectionRules) =>
      kernel.runCommand(
        context,
        { name: 'catalog.entry.record-rules', permission: permissions.edit, input: { code, version, rules } },
        async (command) => {
          const entry = await editable(command, code)
          if (entry.version !== version) throw refuse('conflict', 'catalog.stale')
          if (rules.issuedOn > kernel.clock.today()) {
            throw refuse('invalid', 'catalog.rules-in-future', {
              errors: [{ path: '/issuedOn', code: 'catalog.rules-in-future' }],
            })
          }
          await saveEntry(
            command,
            kernel,
            { ...entry, collectionRules: rules },
            { action: 'catalog.rules-recorded', before: entry.collectionRules, after: rules },
          )
          return { version: entry.version + 1 }
        },
      ),

    /** Moves an entry along; called by the effects of the registration procedure only. */
    setStatus: async (command: Command, entryId: string, status: EntryStatus): Promise<void> => {
      const entry = await findEntryById(command.tx, entryId)
      if (!entry) throw refuse('not-found', 'catalog.not-found')
      await saveEntry(
        command,
        kernel,
        { ...entry, status },
        { action: `catalog.entry-${status}`, before: { status: entry.status }, after: { status } },
      )
      if (status === 'registered') {
        await command.emit({
          type: 'catalog.entry-registered',
          aggregate: { type: 'catalog.entry', id: entry.id },
          agencyId: entry.ownerAgencyId,
          data: { code: entry.code, title: entry.title },
        })
      }
    },
  }
}

export type EntryService = ReturnType<typeof createEntryService>
