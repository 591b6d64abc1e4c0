// SPDX-License-Identifier: Apache-2.0
export { reference } from './module.ts'
export type { ReferenceDoor } from './reference-door.ts'
