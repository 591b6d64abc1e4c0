// SPDX-License-Identifier: Apache-2.0
import type { CatalogDoor } from '@tinhso/catalog'
import { defineModule, type ModuleDefinition } from '@tinhso/kernel/module'
import type { OrganisationsDoor } from '@tinhso/organisations'
import type { ReferenceDoor } from '@tinhso/reference'
import type { OpenFinding, WarehouseDoor } from '@tinhso/warehouse'
import type { DatasetSchema, ReadPolicy, Row } from '@tinhso/warehouse/contract'

type Entry = NonNullable<Awaited<ReturnType<CatalogDoor['entryByCode']>>>
type Agency = NonNullable<Awaited<ReturnType<OrganisationsDoor['agencyById']>>>

/** What the fakes hold; a test changes it as the real modules would. */
export interface LowerContent {
  readonly agencies: Agency[]
  readonly entries: Entry[]
  readonly schemas: Map<string, DatasetSchema>
  /** Rows of a dataset as the store knew them after each load, by load number. */
  readonly loads: Map<string, Map<number, Row[]>>
  /** What the scan for personal data found and nobody settled, by dataset. */
  readonly findings: Map<string, OpenFinding[]>
  /** Corrections that count, newest first. */
  readonly corrections: Awaited<ReturnType<WarehouseDoor['correctionsOf']>>[number][]
  /** Every policy under which rows were read. */
  readonly policies: ReadPolicy[]
}

const module = (name: string, door: unknown): ModuleDefinition =>
  defineModule({ name, dependsOn: [], permissions: [], messages: {}, setup: async () => ({ door }) })

const isPublic = ({ classification, status }: Entry): boolean =>
  classification.access !== 'private' &&
  classification.security !== 'restricted' &&
  !['draft', 'under-review', 'refused'].includes(status)

const readRows = async (
  content: LowerContent,
  datasetId: string,
  policy: ReadPolicy,
  limit: number,
  cursor?: string,
) => {
  content.policies.push(policy)
  const load = policy.asKnown && 'load' in policy.asKnown ? policy.asKnown.load : -1
  const rows = content.loads.get(datasetId)?.get(load) ?? []
  const start = Number(cursor ?? 0)
  const shown = rows
    .slice(start, start + limit)
    .map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => policy.fields[name] === 'allow')))
  return { rows: shown, nextCursor: start + limit < rows.length ? String(start + limit) : null }
}

/** Modules below open data with a content of their own, to try this module without theirs. */
export const fakeLowerModules = (content: LowerContent): ModuleDefinition[] => {
  const organisations: Pick<OrganisationsDoor, 'agencyById' | 'agenciesByIds'> = {
    agencyById: async (id) => content.agencies.find((agency) => agency.id === id) ?? null,
    agenciesByIds: async (ids) => content.agencies.filter(({ id }) => ids.includes(id)),
  }
  const reference = {
    itemsAt: async () => [{ code: 'y-te', name: { vi: 'Y tế', en: 'Health' } }],
  } as unknown as Pick<ReferenceDoor, 'itemsAt'>
  const catalog: Pick<CatalogDoor, 'entryByCode' | 'entryById' | 'listPublic' | 'inventories'> = {
    entryByCode: async (code) => content.entries.find((entry) => entry.code === code) ?? null,
    entryById: async (id) => content.entries.find((entry) => entry.id === id) ?? null,
    inventories: async () =>
      content.entries
        .filter(({ origin }) => origin === 'inventory')
        .map(({ code, title }) => ({ code, title, fields: [], rows: [] })),
    listPublic: async () => {
      const entries = content.entries.filter(isPublic)
      return { entries, total: entries.length, nextCursor: null }
    },
  }
  const findingsOf = async (id: string) => content.findings.get(id) ?? []
  const warehouse: Pick<
    WarehouseDoor,
    | 'schemaOf'
    | 'lastLoadOf'
    | 'readRows'
    | 'correctionsOf'
    | 'usePublicPolicy'
    | 'prepareScan'
    | 'openFindings'
    | 'scanPersonalData'
  > = {
    prepareScan: async () => undefined,
    openFindings: findingsOf,
    scanPersonalData: findingsOf,
    schemaOf: async (id) => content.schemas.get(id) ?? null,
    lastLoadOf: async (id) => Math.max(0, ...(content.loads.get(id)?.keys() ?? [])) || null,
    readRows: ({ datasetId, limit = 100, cursor }, policy) =>
      readRows(content, datasetId, policy, limit, cursor),
    correctionsOf: async () => content.corrections,
    usePublicPolicy: () => undefined,
  }
  return [
    module('organisations', organisations),
    module('reference', reference),
    module('catalog', catalog),
    module('warehouse', warehouse),
  ]
}
