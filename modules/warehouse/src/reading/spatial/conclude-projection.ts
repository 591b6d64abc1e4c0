// SPDX-License-Identifier: Apache-2.0
import { projectionPattern, projectionTitle, provincialZone } from '../../contract/projections.ts'
import type { ReadingWarning } from '../reading-options.ts'
import { ReadingRefusal } from '../refusal.ts'
import type { PlaceHints } from './place-hints.ts'

/** Where the coordinates of a map lie: least and greatest x and y. */
export type Extent = { west: number; south: number; east: number; north: number }

/** The coordinate system of a map and what a person is told about it. */
export type ConcludedProjection = { projection: string; warnings: ReadingWarning[] }

const UTM_OF_MOST = 'VN2000/105/0.9996/500000'
const EASTINGS = [100_000, 1_500_000] as const
const NORTHINGS = [700_000, 2_800_000] as const

/**
 * The coordinate system of a map: the one a person chose, else the one that the file declares, else by the range of its
 * coordinates: degrees are WGS 84, metres are VN-2000 with the central meridian of the province.
 */
export function concludeProjection(
  declared: string | null | undefined,
  extent: Extent | null,
  { projection, remembered, centralMeridian }: PlaceHints,
): ConcludedProjection {
  if (projection) return told(projection, 'chosen')
  if (declared) return told(declared, 'declared')
  if (extent && remembered && suits(remembered, extent)) return told(remembered, 'chosen')
  if (!extent || areDegrees(extent)) return told('WGS84', extent ? 'degrees' : 'declared')
  if (!areMetresOfVietnam(extent)) {
    const numbers = [extent.west, extent.south].map((number) => Math.round(number)).join('; ')
    throw new ReadingRefusal('warehouse.coordinates-unknown', { numbers })
  }
  return told(centralMeridian === undefined ? UTM_OF_MOST : provincialZone(centralMeridian), 'metres')
}

/** What a file declares that is known to nobody here is refused, for a map in the wrong place is worse than none. */
export function unknownProjection(name: string): ReadingRefusal {
  return new ReadingRefusal('warehouse.projection-unknown', { projection: name.slice(0, 120) })
}

/** Whether a system that was chosen before can be that of these coordinates: degrees for degrees, metres for metres. */
function suits(projection: string, extent: Extent): boolean {
  const isAngular = projection !== 'MERCATOR' && !projection.includes('/')
  return new RegExp(projectionPattern).test(projection) && isAngular === areDegrees(extent)
}

/** Whether coordinates can only be degrees of longitude and latitude. */
export function areDegrees({ west, south, east, north }: Extent): boolean {
  return west >= -180 && east <= 180 && south >= -90 && north <= 90
}

/** Whether coordinates can be metres of a map of Vietnam, northing last. */
export function areMetresOfVietnam({ west, south, east, north }: Extent): boolean {
  return west > EASTINGS[0] && east < EASTINGS[1] && south > NORTHINGS[0] && north < NORTHINGS[1]
}

const choose = {
  vi: 'Nếu bản đồ nằm sai chỗ, bấm Đọc lại theo cách khác rồi chọn hệ tọa độ khác.',
  en: 'If the map lies in the wrong place, read the file in another way with another coordinate system.',
}

function told(projection: string, how: 'chosen' | 'declared' | 'degrees' | 'metres'): ConcludedProjection {
  const title = projectionTitle(projection)
  const reasons = {
    chosen: { vi: 'Tọa độ được đọc theo hệ đã chọn', en: 'Coordinates are read in the chosen system' },
    declared: { vi: 'Tọa độ trong tệp ghi theo hệ', en: 'The file declares its coordinates in' },
    degrees: {
      vi: 'Tệp không ghi hệ tọa độ; các số là độ nên được hiểu là',
      en: 'The file declares no coordinate system; the numbers are degrees, so it is taken for',
    },
    metres: {
      vi: 'Tệp không ghi hệ tọa độ; các số là mét nên tạm hiểu theo tỉnh là',
      en: 'The file declares no coordinate system; the numbers are metres, so it is taken, as usual in this province, for',
    },
  }
  if (projection === 'WGS84' && (how === 'declared' || how === 'chosen')) return { projection, warnings: [] }
  const turned =
    projection === 'WGS84' ? { vi: '', en: '' } : { vi: '; đã đổi sang WGS 84', en: '; turned into WGS 84' }
  const code =
    how === 'declared' || how === 'chosen' ? 'warehouse.projection-read' : 'warehouse.projection-proposed'
  const message = {
    vi: `${reasons[how].vi} ${title.vi}${turned.vi}. ${choose.vi}`,
    en: `${reasons[how].en} ${title.en}${turned.en}. ${choose.en}`,
  }
  return { projection, warnings: [{ code, message }] }
}
