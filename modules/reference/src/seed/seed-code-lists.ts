// SPDX-License-Identifier: Apache-2.0
import { systemActor } from '@tinhso/kernel/access'
import { newId } from '@tinhso/kernel/clock'
import type { Kernel } from '@tinhso/kernel/module'
import { sql } from 'kysely'
import { insertItems } from '../code-item/code-item-store.ts'
import { insertList } from '../code-list/code-list-store.ts'
import first from './first-code-lists.json' with { type: 'json' }

interface SeedList {
  readonly code: string
  readonly vi: string
  readonly en: string
  readonly authority: string
  readonly basis: string
  readonly note?: string
  readonly items: readonly { code: string; vi: string; en?: string; to?: string }[]
}

const seedList = async (kernel: Kernel, seed: SeedList): Promise<void> => {
  const context = { actor: systemActor('seed') }
  await kernel.runCommand(context, { name: 'reference.seed', input: seed.code }, async (command) => {
    const list = {
      id: newId(),
      code: seed.code,
      name: { vi: seed.vi, en: seed.en },
      issuingAuthority: seed.authority,
      legalBasis: seed.basis,
      note: seed.note ?? null,
      validFrom: null,
      validTo: null,
      edition: 1,
      version: 1,
      derived: false,
    }
    await insertList(command.tx, list, command.now)
    const items = seed.items.map(({ code, vi, en, to }) => ({
      code,
      name: { vi, en: en ?? vi },
      parentCode: null,
      validFrom: null,
      validTo: to ?? null,
      supersededBy: null,
    }))
    await insertItems(command.tx, list.id, items)
    const body = `${seed.en} ${seed.items.length}`
    const url = `/console/danh-muc/${seed.code}`
    const { code, vi: title } = seed
    await kernel.search.upsert(command.tx, {
      kind: 'code-list',
      id: code,
      title,
      code,
      body,
      url,
      visibility: 'public',
    })
    await command.audit({
      action: 'reference.code-list.seeded',
      object: { type: 'code-list', id: code, label: title },
      after: { items: items.length },
    })
  })
}

/** Loads the code lists that every installation begins with (R-REF-07); a list that is there already is left alone. */
export const seedCodeLists = async (kernel: Kernel): Promise<void> => {
  const { rows } = await sql<{ code: string }>`select code from reference.code_list`.execute(
    kernel.database.read,
  )
  const present = new Set(rows.map(({ code }) => code))
  for (const list of first.lists as readonly SeedList[])
    if (!present.has(list.code)) await seedList(kernel, list)
}
