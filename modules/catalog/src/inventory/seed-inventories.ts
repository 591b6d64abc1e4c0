// SPDX-License-Identifier: Apache-2.0
import { systemActor } from '@tinhso/kernel/access'
import { newId } from '@tinhso/kernel/clock'
import type { Command } from '@tinhso/kernel/command'
import type { Kernel } from '@tinhso/kernel/module'
import { fold } from '@tinhso/kernel/search'
import type { OrganisationsDoor } from '@tinhso/organisations'
import type { ReferenceDoor } from '@tinhso/reference'
import { sql } from 'kysely'
import type { Entry } from '../entry/entry.ts'
import { entryCode } from '../entry/entry-code.ts'
import { searchDocument } from '../entry/entry-search.ts'
import { insertEntry } from '../entry/entry-store.ts'
import { type InventoryLine, inventoryLines, readInventories, statusOfLine } from './inventory-content.ts'

interface Parts {
  readonly kernel: Kernel
  readonly organisations: OrganisationsDoor
  readonly reference: ReferenceDoor
}

type Resolve = (name: string) => string | null

const byFoldedName = <T>(
  items: readonly T[],
  nameOf: (item: T) => string,
  idOf: (item: T) => string,
): Resolve => {
  const known = new Map(items.map((item) => [fold(nameOf(item)), idOf(item)]))
  return (name) => known.get(fold(name)) ?? null
}

const sectorResolver = async ({ kernel, reference }: Parts): Promise<Resolve> => {
  const items = await reference.itemsAt('sectors', kernel.clock.today())
  const resolve = byFoldedName(
    items,
    (item) => item.name.vi,
    (item) => item.code,
  )
  return (name) => resolve(name) ?? resolve(name.replace(/^Ngành\s+/i, ''))
}

const entryOf = (
  line: InventoryLine,
  code: string,
  owners: readonly string[],
  sector: string | null,
  mergedInto: string | null,
  now: Date,
): Entry => {
  const status = statusOfLine(line, owners.length)
  return {
    id: newId(),
    code,
    title: line.title,
    status,
    ownerAgencyId: status === 'registered' ? owners[0]! : null,
    proposedOwnerIds: status === 'awaiting-decision' ? owners : [],
    mergedInto,
    origin: 'inventory',
    originNote: line.note,
    dataType: null,
    sector,
    purpose: line.purpose,
    scope: line.scope,
    fields: [],
    sources: [],
    updateCycle: null,
    classification: { access: 'shared', importance: 'other', personalData: 'none', security: 'internal' },
    legalBasis: [],
    personalDataPurpose: null,
    collectionRules: null,
    caseId: null,
    version: 1,
    createdAt: now,
    updatedAt: now,
  }
}

const insertLines = async (command: Command, parts: Parts, lines: readonly InventoryLine[]) => {
  const agencies = await parts.organisations.list({})
  const ownerId = byFoldedName(
    agencies,
    (agency) => agency.name,
    (agency) => agency.id,
  )
  const sectorCode = await sectorResolver(parts)
  const codes = new Set<string>()
  const ids = new Map<string, string>()
  for (const line of lines) {
    const code = entryCode(line.title, (candidate) => codes.has(candidate))
    codes.add(code)
    const owners = line.owners.flatMap((name) => ownerId(name) ?? [])
    const merged = line.mergedInto ? (ids.get(line.mergedInto) ?? null) : null
    const entry = entryOf(
      line,
      code,
      owners,
      line.sectorName ? sectorCode(line.sectorName) : null,
      merged,
      command.now,
    )
    ids.set(line.key, entry.id)
    await insertEntry(command.tx, entry)
    await parts.kernel.search.upsert(command.tx, searchDocument(entry))
  }
}

/**
 * Opens the catalogue's first lines from the inventories of the profile: an entry where the source names one owner, a
 * planned one where it names none, a resolved duplicate for a repeated line, one awaiting a decision for two owners.
 */
export const seedInventories = async (parts: Parts, folder: URL): Promise<void> => {
  const { rows } = await sql`select from catalog.entry limit 1`.execute(parts.kernel.database.read)
  if (rows.length > 0) return
  const lines = inventoryLines(await readInventories(folder))
  if (lines.length === 0) return
  const context = { actor: systemActor('first-content') }
  await parts.kernel.runCommand(
    context,
    { name: 'catalog.seed-inventories', input: lines.length },
    async (command) => {
      await insertLines(command, parts, lines)
      await command.audit({
        action: 'catalog.inventories-loaded',
        object: { type: 'catalog', id: 'catalog' },
        after: { lines: lines.length },
      })
      return lines.length
    },
  )
}
