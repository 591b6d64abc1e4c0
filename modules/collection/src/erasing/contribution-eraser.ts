// SPDX-License-Identifier: Apache-2.0
import { systemActor } from '@tinhso/kernel/access'
import type { Eraser, Erasure } from '@tinhso/kernel/erasing'
import { sql } from 'kysely'
import type { CollectionParts } from '../collection-parts.ts'

const tables = ['contribution_row', 'draft_save', 'correction'] as const
type Table = (typeof tables)[number]

interface Held {
  readonly id: string
  readonly datasetId: string
  readonly words: unknown
}

const pageSize = 1000

const identity: Readonly<Record<Table, string>> = {
  contribution_row: `t.contribution_id || ' ' || t.row_key`,
  draft_save: `t.contribution_id || ' ' || t.version`,
  correction: 't.id::text',
}
const words: Readonly<Record<Table, string>> = {
  contribution_row: 'json_build_array(t.values, t.faults, t.return_reason)',
  draft_save: 't.changes',
  correction: 'json_build_array(t.old_values, t.new_values, t.reason)',
}
const emptied: Readonly<Record<Table, string>> = {
  contribution_row: `values = '{}', faults = '[]', return_reason = null`,
  draft_save: `changes = '{}'`,
  correction: `old_values = '{}', new_values = '{}', reason = '[nội dung đã tiêu hủy]'`,
}

/** Values as they were written, wherever a sealed one stands. */
const opened = (value: unknown, open: (field: string, text: string) => string): unknown => {
  if (Array.isArray(value)) return value.map((inner) => opened(inner, open))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      typeof inner === 'string' && /^f\d+$/.test(key) ? open(key, inner) : opened(inner, open),
    ]),
  )
}

const openerOf = async (parts: CollectionParts, datasetId: string) => {
  const typed = await parts.warehouse.typedRows(datasetId)
  return (field: string, text: string): string => {
    try {
      return typed?.open({ [field]: text })[field] ?? text
    } catch {
      return text
    }
  }
}

const idsWith = async (parts: CollectionParts, table: Table, erasure: Erasure): Promise<string[]> => {
  const openers = new Map<string, Awaited<ReturnType<typeof openerOf>>>()
  const found: string[] = []
  const holder = table === 'correction' ? 'r.id = t.round_id' : 'c.id = t.contribution_id'
  const joined = table === 'correction' ? '' : 'join collection.round r on r.id = c.round_id'
  const from =
    table === 'correction'
      ? `join collection.round r on ${holder}`
      : `join collection.contribution c on ${holder} ${joined}`
  let after = ''
  for (;;) {
    const { rows } = await sql<Held>`select ${sql.raw(identity[table])} as id, r.dataset_id as "datasetId",
        ${sql.raw(words[table])} as words
      from ${sql.table(`collection.${table}`)} t ${sql.raw(from)}
      where ${sql.raw(identity[table])} > ${after} order by 1 limit ${pageSize}`.execute(
      parts.kernel.database.read,
    )
    for (const row of rows) {
      if (!openers.has(row.datasetId)) openers.set(row.datasetId, await openerOf(parts, row.datasetId))
      if (erasure.samples.standsIn(opened(row.words, openers.get(row.datasetId)!))) found.push(row.id)
    }
    if (rows.length < pageSize) return found
    after = rows.at(-1)!.id
  }
}

const eraseFrom = async (parts: CollectionParts, table: Table, erasure: Erasure): Promise<number> => {
  const ids = await idsWith(parts, table, erasure)
  return parts.kernel.runCommand(
    { actor: systemActor('purge') },
    { name: `purge.collection-${table}`, input: { purgeId: erasure.purgeId } },
    async (command) => {
      const changed = await sql`update ${sql.table(`collection.${table}`)} t set ${sql.raw(emptied[table])}
        where ${sql.raw(identity[table])} = any(${ids}::text[])`.execute(command.tx)
      const rows = Number(changed.numAffectedRows ?? 0)
      await command.audit({
        action: 'purge.erased',
        object: { type: 'purge', id: erasure.purgeId },
        after: { store: `collection.${table}`, rows },
      })
      return rows
    },
  )
}

/** Erases what rows of contributions, their saved versions and corrections hold of content that must go. */
export const contributionEraser = (parts: CollectionParts): Eraser => ({
  name: 'collection.contributions',
  title: { vi: 'Bản gửi của các đợt thu thập', en: 'Contributions to collection rounds' },
  phase: 'copies',
  touches: () => tables.map((table) => `collection.${table}`),
  erase: async (erasure) => {
    const counts: Record<string, number> = {}
    for (const table of tables) counts[table] = await eraseFrom(parts, table, erasure)
    return counts
  },
})
