// SPDX-License-Identifier: Apache-2.0
import type { AgencyLevel } from '../contract/index.ts'

/** A line of a profile's `content/organizations.json`. */
export interface ListedAgency {
  readonly id: string
  readonly name: string
  readonly shortName?: string
  readonly level: 'province' | 'district' | 'center'
  readonly kind: string
  readonly domain: string | null
  readonly parent: string | null
  readonly note?: string
  readonly status?: 'former'
  readonly successor?: string
  readonly source: string | null
  readonly sourceLines: readonly [number, number] | null
}

const provinceKinds = ['ubnd', 'hdnd', 'dang']
const dataKinds = ['so', 'van-phong', 'thanh-tra', 'ban', 'cong-an', 'ubnd']

/** The tier of the register: the list puts every provincial body on one level. */
export const levelOf = (listed: ListedAgency): AgencyLevel => {
  if (listed.level === 'district') return 'district'
  if (listed.level === 'center') return 'public-service-unit'
  return provinceKinds.includes(listed.kind) && listed.parent === null ? 'province' : 'department'
}

/** Whether the agency is taken to build or manage a database: departments and people's committees below the province. */
export const managesData = (listed: ListedAgency): boolean =>
  dataKinds.includes(listed.kind) && levelOf(listed) !== 'province' && listed.status !== 'former'

/** Where the list found the agency, for its page. */
export const sourceOf = (listed: ListedAgency): string | null =>
  listed.source === null ? null : `${listed.source}, dòng ${listed.sourceLines?.[0] ?? '?'}`
