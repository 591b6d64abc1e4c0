// SPDX-License-Identifier: Apache-2.0
import type {
  AccessLevel,
  Classification,
  CollectionRules,
  DataType,
  DeclaredField,
  EntryStatus,
  UpdateCycle,
} from '../contract/index.ts'

/** A line of the catalogue as the module keeps it. */
export interface Entry {
  readonly id: string
  readonly code: string
  readonly title: string
  readonly status: EntryStatus
  readonly ownerAgencyId: string | null
  readonly proposedOwnerIds: readonly string[]
  readonly mergedInto: string | null
  readonly origin: 'registration' | 'inventory'
  readonly originNote: string | null
  readonly dataType: DataType | null
  readonly sector: string | null
  readonly purpose: string
  readonly scope: string | null
  readonly fields: readonly DeclaredField[]
  readonly sources: readonly string[]
  readonly updateCycle: UpdateCycle | null
  readonly classification: Classification
  readonly legalBasis: readonly string[]
  readonly personalDataPurpose: string | null
  readonly collectionRules: CollectionRules | null
  readonly caseId: string | null
  readonly version: number
  readonly createdAt: Date
  readonly updatedAt: Date
}

/** Whether only the owner and the province's readers may know of an entry. */
export const isPrivate = (entry: { classification: { access: AccessLevel; security: string } }): boolean =>
  entry.classification.access === 'private' || entry.classification.security === 'restricted'

/** What decides who may know of an entry. */
export type Known = Pick<Entry, 'status'> & {
  readonly classification: Pick<Classification, 'access' | 'security'>
}

/** Whether anyone may know of an entry; the catalogue itself is public unless restricted (000/002 Đ30.1, Đ30.3). */
export const isPublic = (entry: Known): boolean =>
  !isPrivate(entry) && !['draft', 'under-review', 'refused'].includes(entry.status)
