// SPDX-License-Identifier: Apache-2.0
import type { OrganisationsDoor } from '@tinhso/organisations'
import type { CodeItem, CodeList } from '../contract/index.ts'

/** A list whose items are kept by another module; it is read afresh each time. */
export interface DerivedList {
  readonly list: CodeList
  everyItem(): Promise<CodeItem[]>
}

const list = (code: string, vi: string, en: string, legalBasis: string): CodeList => ({
  code,
  name: { vi, en },
  issuingAuthority: 'UBND tỉnh',
  legalBasis,
  note: null,
  validFrom: null,
  validTo: null,
  edition: 1,
  version: 1,
  derived: true,
})

/** Agencies and administrative units, offered as code lists (R-REF-07). */
export const derivedLists = (organisations: OrganisationsDoor): DerivedList[] => [
  {
    list: list('agencies', 'Cơ quan, đơn vị', 'Agencies', '20/2020/QĐ-TTg'),
    everyItem: async () => {
      const agencies = await organisations.list({ status: 'all', sort: 'name' })
      const codes = new Map(agencies.map(({ id, code }) => [id, code]))
      return agencies.map(({ code, name, parentId, validFrom, validTo }) => ({
        code,
        name: { vi: name, en: name },
        parentCode: parentId ? (codes.get(parentId) ?? null) : null,
        validFrom,
        validTo,
        supersededBy: null,
      }))
    },
  },
  {
    list: list('administrative-units', 'Đơn vị hành chính', 'Administrative units', '202/2025/QH15'),
    everyItem: async () =>
      (await organisations.unitVersions()).map(({ code, name, parentCode, validFrom, validTo }) => ({
        code,
        name: { vi: name, en: name },
        parentCode,
        validFrom,
        validTo,
        supersededBy: null,
      })),
  },
]
