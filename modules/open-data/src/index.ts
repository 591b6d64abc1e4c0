// SPDX-License-Identifier: Apache-2.0
export { openData } from './module.ts'
export type { OpenDataDoor } from './open-data-door.ts'
