// SPDX-License-Identifier: Apache-2.0
import { type Actor, actorAgencyIds } from '@tinhso/kernel/access'
import { newId } from '@tinhso/kernel/clock'
import { defineModule, type ModuleDefinition } from '@tinhso/kernel/module'
import type { CodeListItem } from '../src/checking/job.ts'
import type { UnitPort } from '../src/units/unit-port.ts'
import type { DatasetEntry, Inventory } from '../src/warehouse-parts.ts'

type UnitRemovalUse = Parameters<UnitPort['onUnitRemoval']>[0]

/** A catalogue in memory: entries that a test adds, seen by everyone unless kept for their owner. */
export interface FakeCatalogue {
  readonly modules: readonly ModuleDefinition[]
  readonly codeLists: Record<string, CodeListItem[]>
  /** The register of administrative units; empty until a test fills it. */
  units: Awaited<ReturnType<UnitPort['unitHistory']>>
  /** What the warehouse answers when a unit is to be removed. */
  unitRemoval: UnitRemovalUse
  readonly inventories: Inventory[]
  add(entry: Partial<DatasetEntry> & { code: string }): DatasetEntry
}

const classification = { access: 'shared', importance: 'other', personalData: 'basic', security: 'internal' }

/** Makes the modules below the warehouse, for tests of the warehouse alone. */
export const fakeCatalogue = (): FakeCatalogue => {
  const entries = new Map<string, DatasetEntry>()
  const codeLists: Record<string, CodeListItem[]> = {}
  const inventories: Inventory[] = []
  const fake = (name: string, door: unknown) =>
    defineModule({ name, dependsOn: [], permissions: [], messages: {}, setup: async () => ({ door }) })
  const canSee = (actor: Actor, entry: DatasetEntry) =>
    actor.kind === 'system' ||
    entry.classification.access !== 'private' ||
    (entry.ownerAgencyId !== null && actorAgencyIds(actor).has(entry.ownerAgencyId))
  const catalogue: FakeCatalogue = {
    codeLists,
    units: { versions: [], steps: [] },
    unitRemoval: async () => null,
    inventories,
    modules: [
      fake('organisations', {
        unitHistory: async () => catalogue.units,
        onUnitRemoval: (use: UnitRemovalUse) => {
          catalogue.unitRemoval = use
        },
        agencyById: async () => ({ name: 'Sở Y tế' }),
        agenciesByIds: async (ids: readonly string[]) =>
          ids.map((id) => ({ id, code: id.slice(-6), name: `Cơ quan ${id.slice(-6)}` })),
        agencyByCode: async () => null,
        descendantIds: async (id: string) => [id],
      }),
      fake('identity', {}),
      fake('reference', {
        itemsOf: async (list: string) =>
          (codeLists[list] ?? []).map((item) => ({ ...item, name: { vi: item.name, en: item.name } })),
        noteUse: async () => undefined,
      }),
      fake('catalog', {
        entryByCode: async (code: string) => entries.get(code) ?? null,
        entryById: async (id: string) => [...entries.values()].find((entry) => entry.id === id) ?? null,
        list: async () => ({ entries: [...entries.values()], total: entries.size, nextCursor: null }),
        entriesByIds: async (ids: readonly string[]) =>
          [...entries.values()].filter(({ id }) => ids.includes(id)),
        canSee,
        inventories: async () => inventories,
      }),
    ],
    add: (given) => {
      const entry: DatasetEntry = {
        id: newId(),
        title: `Bộ dữ liệu ${given.code}`,
        ownerAgencyId: newId(),
        status: 'registered',
        personalDataPurpose: 'Quản lý nhà nước theo nhiệm vụ được giao',
        legalBasis: ['000 Đ15'],
        sources: [],
        collectionRules: { number: '12/QĐ-SYT' },
        ...given,
        classification: { ...classification, ...given.classification },
      }
      entries.set(entry.code, entry)
      return entry
    },
  }
  return catalogue
}
