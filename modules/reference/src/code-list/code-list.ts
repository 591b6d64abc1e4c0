// SPDX-License-Identifier: Apache-2.0
import type { LocalDate } from '@tinhso/kernel/clock'
import type { Text } from '@tinhso/kernel/i18n'

/** A shared code list. */
export interface CodeList {
  readonly id: string
  readonly code: string
  readonly title: Text
  readonly issuingAuthority: string
  readonly legalBasis: string
  readonly version: number
  readonly validFrom: LocalDate
  readonly validTo: LocalDate | null
  readonly updatedAt: Date
}

/** A code of a list, valid from its first day up to, not including, its last. */
export interface CodeItem {
  readonly id: string
  readonly code: string
  readonly name: Text
  readonly parentCode: string | null
  readonly position: number
  readonly validFrom: LocalDate
  readonly validTo: LocalDate | null
  readonly supersededBy: string | null
}

export const isValidAt = (item: Pick<CodeItem, 'validFrom' | 'validTo'>, day: LocalDate): boolean =>
  item.validFrom <= day && (item.validTo === null || day < item.validTo)
