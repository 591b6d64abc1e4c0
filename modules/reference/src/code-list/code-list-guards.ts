// SPDX-License-Identifier: Apache-2.0
import type { Command } from '@tinhso/kernel/command'
import { refuse } from '../contract/messages.ts'
import { type EditionRecord, lockList, publishEdition, type StoredList } from './code-list-store.ts'
import type { DerivedList } from './derived-lists.ts'

/** Locks a stored list; refuses an unknown one (404) and one that is kept elsewhere (422). */
export const mustLockList = async (
  command: Command,
  code: string,
  derived: readonly DerivedList[],
): Promise<StoredList> => {
  const other = derived.find(({ list }) => list.code === code)
  if (other) throw refuse('invalid', 'reference.derived-list', { name: other.list.name.vi })
  const list = await lockList(command.tx, code)
  if (!list) throw refuse('not-found', 'reference.code-list-not-found', { code })
  return list
}

const nameOf = (command: Command): string =>
  command.actor.kind === 'person' ? command.actor.displayName : command.actor.kind

/** Publishes a new edition of a list with its evidence, and tells those that lean on it (R-REF-06 listens). */
export const concludeEdition = async (
  command: Command,
  list: StoredList,
  change: Pick<EditionRecord, 'added' | 'changed' | 'closed' | 'note'>,
  evidence: { readonly action: string; readonly before?: unknown; readonly after?: unknown },
): Promise<number> => {
  const edition = await publishEdition(command.tx, list.id, {
    ...change,
    at: command.now,
    by: nameOf(command),
  })
  await command.audit({
    action: `reference.${evidence.action}`,
    object: { type: 'code-list', id: list.code, label: list.name.vi },
    before: evidence.before,
    after: evidence.after,
  })
  await command.emit({
    type: 'reference.code-list-changed',
    aggregate: { type: 'code-list', id: list.code },
    data: { list: list.code, edition, added: change.added, changed: change.changed, closed: change.closed },
  })
  return edition
}
