// SPDX-License-Identifier: Apache-2.0
import type { Route } from '@tinhso/kernel/http'
import type { Kernel } from '@tinhso/kernel/module'
import { assignAgencyCodeRoute } from './agency/routes/assign-agency-code.ts'
import { closeAgencyRoute } from './agency/routes/close-agency.ts'
import { getAgencyRoute } from './agency/routes/get-agency.ts'
import { listAgenciesRoute } from './agency/routes/list-agencies.ts'
import { registerAgencyRoute } from './agency/routes/register-agency.ts'
import { renameAgencyRoute } from './agency/routes/rename-agency.ts'
import { updateAgencyRoute } from './agency/routes/update-agency.ts'
import { decideProvincialFocalPointRoute } from './focal/routes/decide-provincial-focal-point.ts'
import { endFocalOfficerRoute } from './focal/routes/end-focal-officer.ts'
import { getProvincialFocalPointRoute } from './focal/routes/get-provincial-focal-point.ts'
import { listMissingFocalOfficersRoute } from './focal/routes/list-missing-focal-officers.ts'
import { nameFocalOfficerRoute } from './focal/routes/name-focal-officer.ts'
import type { Told } from './organisations-door.ts'
import { changeUnitsRoute } from './unit/routes/change-units.ts'
import { getUnitRoute } from './unit/routes/get-unit.ts'
import { listUnitsRoute } from './unit/routes/list-units.ts'
import { removeUnitRoute } from './unit/routes/remove-unit.ts'
import { importUnitsRoute } from './unit-import/import-units-route.ts'

/** For everyone: the register and the units are public. */
const anonymous = (kernel: Kernel): Route[] => [
  listAgenciesRoute(kernel),
  getAgencyRoute(kernel),
  getProvincialFocalPointRoute(kernel),
  listUnitsRoute(kernel),
  getUnitRoute(kernel),
]

/** For officials, each behind its permission. */
const signedIn = (kernel: Kernel, told: Told): Route[] => [
  registerAgencyRoute(kernel),
  updateAgencyRoute(kernel),
  renameAgencyRoute(kernel),
  assignAgencyCodeRoute(kernel),
  closeAgencyRoute(kernel),
  nameFocalOfficerRoute(kernel, told),
  endFocalOfficerRoute(kernel),
  listMissingFocalOfficersRoute(kernel),
  decideProvincialFocalPointRoute(kernel),
  changeUnitsRoute(kernel),
  removeUnitRoute(kernel, told),
  importUnitsRoute(kernel),
]

export const organisationsRoutes = (kernel: Kernel, told: Told): Route[] => [
  ...anonymous(kernel),
  ...signedIn(kernel, told),
]
