// SPDX-License-Identifier: Apache-2.0
import type { UnitPort } from '../src/units/unit-port.ts'

type History = Awaited<ReturnType<UnitPort['unitHistory']>>

const reform = '2025-07-01'
const unit = (
  id: string,
  code: string,
  name: string,
  parentCode: string | null,
  [validFrom, validTo]: [string | null, string | null],
): History['versions'][number] => ({
  id,
  code,
  name,
  level: code.length === 2 ? 'province' : code.length === 3 ? 'district' : 'commune',
  parentCode,
  validFrom,
  validTo,
  areaKm2: '42.5',
  population: 12_000,
})
const before: [null, string] = [null, reform]
const since: [string, null] = [reform, null]

/** A small register with every kind of change: renamed, merged, split, a name in two districts, a code used again. */
export const practiceUnits = (): History => ({
  versions: [
    unit('p1', '70', 'Tỉnh Bình Phước', null, before),
    unit('p2', '75', 'Tỉnh Đồng Nai', null, [null, null]),
    unit('d1', '695', 'Huyện Đồng Phú', '70', before),
    unit('d2', '694', 'Huyện Hớn Quản', '70', before),
    unit('c1', '25378', 'Xã Tân Lợi', '695', before),
    unit('c2', '25345', 'Xã Tân Lợi', '694', before),
    unit('c3', '25363', 'Thị trấn Tân Phú', '695', before),
    unit('c4', '25381', 'Xã Tân Hưng', '695', before),
    unit('n1', '25378', 'Xã Đồng Tâm', '75', since),
    unit('n2', '25351', 'Xã Tân Khai', '75', since),
    unit('n3', '25363', 'Phường Đồng Phú', '75', since),
  ],
  steps: [
    { from: 'p1', to: 'p2', extent: 'full' },
    { from: 'c1', to: 'n1', extent: 'full' },
    { from: 'c2', to: 'n2', extent: 'full' },
    { from: 'c3', to: 'n3', extent: 'full' },
    { from: 'c4', to: 'n1', extent: 'partial' },
    { from: 'c4', to: 'n3', extent: 'partial' },
  ],
})
