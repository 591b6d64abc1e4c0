// SPDX-License-Identifier: Apache-2.0
export {
  type Doors,
  defineModule,
  type ModuleDefinition,
  type ModuleRuntime,
  type RoleDefinition,
  type Subscriber,
} from './define-module.ts'
export { assembleHouse, type House, migrationSources, openHouse } from './house.ts'
export type { Kernel } from './kernel.ts'
export type { Ports } from './ports.ts'
