// SPDX-License-Identifier: Apache-2.0

export { bareName } from '@tinhso/kernel/search'
export type { AccountAgency } from './focal/name-focal-officer.ts'
export { organisations } from './module.ts'
export type { OrganisationsDoor, ResolvedUnit, UnitFilter } from './organisations-door.ts'
export type { UnitUse } from './unit/change-units.ts'
export type { UnitHistory } from './unit/unit-lookup.ts'
