// SPDX-License-Identifier: Apache-2.0
import type { CatalogDoor } from '@tinhso/catalog'
import type { Kernel } from '@tinhso/kernel/module'
import type { OrganisationsDoor } from '@tinhso/organisations'
import type { WarehouseDoor } from '@tinhso/warehouse'

/** An entry of the catalogue as its door gives it. */
export type Entry = NonNullable<Awaited<ReturnType<CatalogDoor['entryById']>>>

/** What the services of this module stand on. */
export interface QualityParts {
  readonly kernel: Kernel
  readonly organisations: Pick<OrganisationsDoor, 'agenciesByIds' | 'agencyByCode' | 'descendantIds'>
  readonly catalog: Pick<CatalogDoor, 'entryById' | 'entryByCode' | 'entriesByIds' | 'list' | 'canSee'>
  readonly warehouse: Pick<WarehouseDoor, 'qualityOf' | 'schemaOf' | 'fixesOf'>
}

/** Every registered dataset, page by page. */
export async function* registeredEntries({ catalog }: QualityParts): AsyncGenerator<Entry> {
  let cursor: string | undefined
  do {
    const page = await catalog.list(
      { kind: 'system', name: 'quality' },
      { status: 'registered', limit: 100, ...(cursor ? { cursor } : {}) },
    )
    yield* page.entries
    cursor = page.nextCursor ?? undefined
  } while (cursor)
}
