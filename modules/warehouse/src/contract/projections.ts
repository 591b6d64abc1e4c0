// SPDX-License-Identifier: Apache-2.0

// A coordinate system is written DATUM or DATUM/central meridian/scale/false easting: VN2000/106.25/0.9999/500000.

/** Bodies of the earth that maps of Vietnam refer to: WGS 84, VN-2000, Hà Nội 1972. */
export const datums = ['WGS84', 'VN2000', 'HN72'] as const
/** One of them. */
export type Datum = (typeof datums)[number]

/** How a coordinate system is written; without a meridian its coordinates are degrees of longitude and latitude. */
export const projectionPattern =
  '^(WGS84|VN2000|HN72)(/\\d{2,3}(\\.\\d{1,9})?/[01](\\.\\d{1,9})?/\\d{1,9})?$|^MERCATOR$'

/** Central meridians of the provincial zones of 3° of VN-2000, in degrees. */
export const provincialMeridians = [
  103, 104, 104.5, 104.75, 105, 105.5, 105.75, 106, 106.25, 106.5, 107, 107.25, 107.5, 107.75, 108, 108.25,
  108.5,
] as const

/** A zone of 3° of VN-2000 (scale 0.9999), as cadastral maps of a province use it. */
export function provincialZone(meridian: number): string {
  return `VN2000/${meridian}/0.9999/500000`
}

/** The coordinate systems that a person may choose from; an unusual one that a file declares is not among them. */
export const usualProjections: readonly string[] = [
  'WGS84',
  'VN2000',
  ...provincialMeridians.map(provincialZone),
  'VN2000/105/0.9996/500000',
  'VN2000/111/0.9996/500000',
  'WGS84/105/0.9996/500000',
  'WGS84/111/0.9996/500000',
  'MERCATOR',
]

const datumTitles: Record<Datum, string> = { WGS84: 'WGS 84', VN2000: 'VN-2000', HN72: 'HN-72' }

/** The name of a coordinate system for people. */
export function projectionTitle(projection: string): { vi: string; en: string } {
  if (projection === 'MERCATOR') return { vi: 'Web Mercator', en: 'Web Mercator' }
  const [datum, meridian, scale] = projection.split('/') as [Datum, string?, string?]
  const name = datumTitles[datum]
  if (!meridian) return { vi: `${name}, kinh độ – vĩ độ`, en: `${name}, longitude – latitude` }
  const zone = { '0.9999': '3°', '0.9996': '6°' }[scale ?? '']
  const [vi, en] = zone ? [`múi ${zone}, `, `zone of ${zone}, `] : ['', '']
  return {
    vi: `${name}, ${vi}kinh tuyến trục ${degrees(meridian)}`,
    en: `${name}, ${en}central meridian ${degrees(meridian)}`,
  }
}

function degrees(text: string): string {
  const whole = Math.floor(Number(text))
  const minutes = Math.round((Number(text) - whole) * 60)
  return minutes === 0 ? `${whole}°` : `${whole}°${String(minutes).padStart(2, '0')}′`
}
