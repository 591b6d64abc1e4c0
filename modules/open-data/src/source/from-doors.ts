// SPDX-License-Identifier: Apache-2.0
import type { CatalogDoor } from '@tinhso/catalog'
import type { Kernel } from '@tinhso/kernel/module'
import type { OrganisationsDoor } from '@tinhso/organisations'
import type { ReferenceDoor } from '@tinhso/reference'
import type { WarehouseDoor } from '@tinhso/warehouse'
import type { ReadPolicy } from '@tinhso/warehouse/contract'
import type { DatasetSource, RowsWanted, SourceDataset, SourceRow } from './dataset-source.ts'

interface Doors {
  readonly kernel: Kernel
  readonly catalog: Pick<CatalogDoor, 'entryByCode' | 'entryById'>
  readonly organisations: Pick<OrganisationsDoor, 'agencyById'>
  readonly reference: Pick<ReferenceDoor, 'itemsAt'>
  readonly warehouse: Pick<WarehouseDoor, 'schemaOf' | 'lastLoadOf' | 'readRows'>
}

type Entry = NonNullable<Awaited<ReturnType<CatalogDoor['entryByCode']>>>

const pageSize = 1000

/** The conditions under which anyone may read: the public columns, as known after the load that was published. */
export const publicPolicy = (wanted: RowsWanted): ReadPolicy => ({
  fields: Object.fromEntries(wanted.fieldNames.map((name) => [name, 'allow' as const])),
  asKnown: { load: wanted.load },
  purpose: 'open-data',
  ...(wanted.decision ? { decision: wanted.decision } : {}),
})

/** Makes the source from the doors of the modules below. */
export const sourceFromDoors = (doors: Doors): DatasetSource => {
  const { kernel, catalog, warehouse } = doors
  const describe = async (entry: Entry | null): Promise<SourceDataset | null> => {
    if (!entry) return null
    const [owner, sectorName, schema, lastLoad] = await Promise.all([
      entry.ownerAgencyId ? doors.organisations.agencyById(entry.ownerAgencyId) : null,
      sectorNameOf(doors, kernel.clock.today(), entry.sector),
      warehouse.schemaOf(entry.id),
      warehouse.lastLoadOf(entry.id),
    ])
    return {
      id: entry.id,
      code: entry.code,
      title: entry.title,
      description: entry.purpose,
      status: entry.status,
      ownerAgencyId: entry.ownerAgencyId,
      ownerCode: owner?.code ?? null,
      ownerName: owner?.name ?? null,
      sector: entry.sector,
      sectorName,
      dataType: entry.dataType,
      updateCycle: entry.updateCycle,
      classification: entry.classification,
      legalBasis: entry.legalBasis,
      schema,
      lastLoad,
    }
  }
  return {
    byCode: async (code) => describe(await catalog.entryByCode(code)),
    byId: async (id) => describe(await catalog.entryById(id)),
    rows: (wanted) => allRows(warehouse, wanted),
    firstRows: async (wanted, count) =>
      (await warehouse.readRows({ datasetId: wanted.datasetId, limit: count }, publicPolicy(wanted))).rows,
  }
}

async function* allRows(warehouse: Doors['warehouse'], wanted: RowsWanted): AsyncGenerator<SourceRow> {
  const policy = publicPolicy(wanted)
  let cursor: string | undefined
  do {
    const query = { datasetId: wanted.datasetId, limit: pageSize, ...(cursor ? { cursor } : {}) }
    const page = await warehouse.readRows(query, policy)
    yield* page.rows
    cursor = page.nextCursor ?? undefined
  } while (cursor)
}

const sectorNameOf = async (
  { reference }: Doors,
  today: string,
  sector: string | null,
): Promise<string | null> => {
  if (sector === null) return null
  const item = (await reference.itemsAt('sectors', today)).find(({ code }) => code === sector)
  return item?.name.vi ?? sector
}
