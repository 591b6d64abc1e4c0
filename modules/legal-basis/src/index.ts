// SPDX-License-Identifier: Apache-2.0
export type { LegalBasisDoor } from './legal-basis-door.ts'
export { legalBasis } from './module.ts'
