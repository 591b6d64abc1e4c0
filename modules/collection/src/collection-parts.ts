// SPDX-License-Identifier: Apache-2.0
import type { CatalogDoor } from '@tinhso/catalog'
import type { IdentityDoor } from '@tinhso/identity'
import type { Actor } from '@tinhso/kernel/access'
import type { Kernel } from '@tinhso/kernel/module'
import type { OrganisationsDoor } from '@tinhso/organisations'
import type { WarehouseDoor } from '@tinhso/warehouse'

/** The hands that the parts of collection rounds share. */
export interface CollectionParts {
  readonly kernel: Kernel
  readonly organisations: OrganisationsDoor
  readonly identity: Pick<IdentityDoor, 'actorFor'>
  readonly catalog: Pick<CatalogDoor, 'entryByCode' | 'canSee'>
  readonly warehouse: WarehouseDoor
}

/** The account and the name of whoever acts, for the columns that say who did it. */
export const personOf = (actor: Actor): { id: string | null; name: string } =>
  actor.kind === 'person'
    ? { id: actor.accountId, name: actor.displayName }
    : { id: null, name: actor.kind === 'system' ? actor.name : '' }
