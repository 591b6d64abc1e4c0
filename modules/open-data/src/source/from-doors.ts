// SPDX-License-Identifier: Apache-2.0
import type { CatalogDoor } from '@tinhso/catalog'
import type { Kernel } from '@tinhso/kernel/module'
import type { OrganisationsDoor } from '@tinhso/organisations'
import type { ReferenceDoor } from '@tinhso/reference'
import type { WarehouseDoor } from '@tinhso/warehouse'
import type { DatasetSchema, ReadPolicy } from '@tinhso/warehouse/contract'
import type { DatasetSource, RowsWanted, SourceDataset, SourceRow } from './dataset-source.ts'

interface Doors {
  readonly kernel: Kernel
  readonly catalog: Pick<CatalogDoor, 'entryByCode' | 'entryById'>
  readonly organisations: Pick<OrganisationsDoor, 'agencyById'>
  readonly reference: Pick<ReferenceDoor, 'itemsAt'>
  readonly warehouse: Pick<
    WarehouseDoor,
    | 'schemaOf'
    | 'lastLoadOf'
    | 'readRows'
    | 'correctionsOf'
    | 'prepareScan'
    | 'openFindings'
    | 'scanPersonalData'
  >
}

type Entry = NonNullable<Awaited<ReturnType<CatalogDoor['entryByCode']>>>

const pageSize = 1000

/** The columns wanted, each with the name it has today: a column may have been renamed since it was published. */
const presentNames = (wanted: RowsWanted, schema: DatasetSchema | null): Map<string, string> =>
  new Map(
    wanted.fields.flatMap(({ id, name }) => {
      const present = schema?.fields.find((field) => field.id === id)?.name
      return present === undefined ? [] : [[present, name] as const]
    }),
  )

/** The conditions under which anyone may read: the public columns, as known after the load that was published. */
export const publicPolicy = (wanted: RowsWanted, schema: DatasetSchema | null): ReadPolicy => ({
  fields: Object.fromEntries(
    [...presentNames(wanted, schema).keys()].map((name) => [name, 'allow' as const]),
  ),
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
      origin: entry.origin,
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
    prepareScan: (datasetId) => warehouse.prepareScan(datasetId),
    openFindings: (datasetId) => warehouse.openFindings(datasetId),
    scan: (datasetId) => warehouse.scanPersonalData(datasetId),
    rows: (wanted) => allRows(warehouse, wanted),
    corrections: (datasetId) => warehouse.correctionsOf(datasetId),
    firstRows: async (wanted, count) => {
      const schema = await warehouse.schemaOf(wanted.datasetId)
      const query = { datasetId: wanted.datasetId, limit: count }
      const { rows } = await warehouse.readRows(query, publicPolicy(wanted, schema))
      return rows.map((row) => underWantedNames(row, presentNames(wanted, schema)))
    },
  }
}

const underWantedNames = (row: SourceRow, names: ReadonlyMap<string, string>): SourceRow =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [names.get(name) ?? name, value]))

async function* allRows(warehouse: Doors['warehouse'], wanted: RowsWanted): AsyncGenerator<SourceRow> {
  const schema = await warehouse.schemaOf(wanted.datasetId)
  const names = presentNames(wanted, schema)
  const policy = publicPolicy(wanted, schema)
  let cursor: string | undefined
  do {
    const query = { datasetId: wanted.datasetId, limit: pageSize, ...(cursor ? { cursor } : {}) }
    const page = await warehouse.readRows(query, policy)
    for (const row of page.rows) yield underWantedNames(row, names)
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
