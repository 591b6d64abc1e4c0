// SPDX-License-Identifier: Apache-2.0
import type { EntryStatus } from '@tinhso/catalog/contract'
import { listPublished } from '../src/listing/open-dataset-view.ts'
import type { PortalParts } from './portal-page.ts'

/** What the public catalogue tells of an entry that may not be open: its name, owner and place in the catalogue. */
export interface CatalogueLine {
  readonly code: string
  readonly title: string
  readonly ownerName: string | null
  readonly sectorName: string | null
  readonly status: EntryStatus
  readonly isOpen: boolean
}

/** A page of the public catalogue; entries nobody outside may know of are not in it. */
export const catalogueLines = async (
  { kernel, catalog, organisations, reference }: PortalParts,
  query: { q?: string; cursor?: string; limit: number },
): Promise<{ lines: CatalogueLine[]; total: number; nextCursor: string | null }> => {
  const { entries, total, nextCursor } = await catalog.listPublic(query)
  const owners = await organisations.agenciesByIds([
    ...new Set(entries.flatMap(({ ownerAgencyId }) => ownerAgencyId ?? [])),
  ])
  const ownerNames = new Map(owners.map((agency) => [agency.id, agency.name]))
  const sectors = await reference.itemsAt('sectors', kernel.clock.today())
  const sectorNames = new Map(sectors.map((item) => [item.code, item.name.vi]))
  const open = new Set((await listPublished(kernel)).map(({ datasetCode }) => datasetCode))
  return {
    total,
    nextCursor,
    lines: entries.map((entry) => ({
      code: entry.code,
      title: entry.title,
      ownerName: entry.ownerAgencyId ? (ownerNames.get(entry.ownerAgencyId) ?? null) : null,
      sectorName: entry.sector ? (sectorNames.get(entry.sector) ?? entry.sector) : null,
      status: entry.status,
      isOpen: open.has(entry.code),
    })),
  }
}
