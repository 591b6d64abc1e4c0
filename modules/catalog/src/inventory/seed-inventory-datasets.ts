// SPDX-License-Identifier: Apache-2.0
import { systemActor } from '@tinhso/kernel/access'
import { newId } from '@tinhso/kernel/clock'
import type { Kernel } from '@tinhso/kernel/module'
import type { OrganisationsDoor } from '@tinhso/organisations'
import type { Entry } from '../entry/entry.ts'
import { entryCode } from '../entry/entry-code.ts'
import { searchDocument } from '../entry/entry-search.ts'
import { findEntryByCode, insertEntry } from '../entry/entry-store.ts'
import { type InventoryDataset, readInventoryDatasets } from './inventory-datasets.ts'

/** The code of an inventory's entry; inventories keep theirs, whatever else is registered later. */
export const inventoryCode = (dataset: InventoryDataset): string => entryCode(dataset.title, () => false)

const sectorOfInventories = 'khoa-hoc-va-cong-nghe'

const entryOf = (
  dataset: InventoryDataset,
  ownerAgencyId: string,
  referenceDate: string,
  now: Date,
): Entry => ({
  id: newId(),
  code: inventoryCode(dataset),
  title: dataset.title,
  status: 'registered',
  ownerAgencyId,
  proposedOwnerIds: [],
  mergedInto: null,
  origin: 'inventory',
  originNote: dataset.sources.join('; '),
  dataType: 'shared',
  sector: sectorOfInventories,
  purpose: dataset.purpose,
  scope: 'Toàn tỉnh',
  fields: dataset.fields.map(({ title }) => ({ title })),
  sources: dataset.sources,
  updateCycle: 'on-change',
  classification: { access: 'open', importance: 'important', personalData: 'none', security: 'public' },
  legalBasis: dataset.legalBasis,
  personalDataPurpose: null,
  collectionRules: { number: dataset.legalBasis[0]!, issuedOn: referenceDate, title: dataset.sources[0]! },
  caseId: null,
  version: 1,
  createdAt: now,
  updatedAt: now,
})

/** Registers the province's own inventories as datasets of the focal department, ready to take their rows. */
export const seedInventoryDatasets = async (
  kernel: Kernel,
  organisations: OrganisationsDoor,
): Promise<void> => {
  const focal = kernel.profile.focalDepartment.find(({ to }) => to === null)
  const owner = focal?.agency ? await organisations.agencyByCode(focal.agency) : null
  if (!owner) return
  const now = kernel.clock.now()
  for (const dataset of await readInventoryDatasets(kernel.profile)) {
    if (await findEntryByCode(kernel.database.read, inventoryCode(dataset))) continue
    const entry = entryOf(dataset, owner.id, kernel.profile.referenceDate, now)
    const request = { name: 'catalog.seed-inventory-dataset', input: entry.code }
    await kernel.runCommand({ actor: systemActor('first-content') }, request, async (command) => {
      await insertEntry(command.tx, entry)
      await kernel.search.upsert(command.tx, searchDocument(entry))
      await command.audit({
        action: 'catalog.entry-registered',
        object: { type: 'catalog.entry', id: entry.id, label: entry.title },
        agencyId: owner.id,
        after: { origin: 'inventory', sources: dataset.sources },
      })
    })
  }
}
