// SPDX-License-Identifier: Apache-2.0
import { localDate } from '@tinhso/kernel/clock'
import type { Locale } from '@tinhso/kernel/i18n'

const tags: Record<Locale, string> = { vi: 'vi-VN', en: 'en-GB' }

/** A number as people write it: 1.234.567,8 in Vietnamese. */
export const writtenNumber = (value: number, locale: Locale): string =>
  new Intl.NumberFormat(tags[locale], { maximumFractionDigits: 1 }).format(value)

/** The day of an instant, 20/11/2026, in the zone of the house. */
export const writtenDate = (instant: Date): string => writtenDay(localDate(instant))

/** A calendar day, 20/11/2026. */
export const writtenDay = (day: string): string => day.split('-').reverse().join('/')

/** A size in bytes, rounded: 12,3 kB. */
export const writtenSize = (bytes: number, locale: Locale): string => {
  const units = ['B', 'kB', 'MB', 'GB']
  let size = bytes
  let unit = 0
  while (size >= 1000 && unit < units.length - 1) {
    size /= 1000
    unit += 1
  }
  return `${writtenNumber(size, locale)} ${units[unit]}`
}

const numericTypes = new Set(['integer', 'decimal', 'money', 'percentage', 'longitude', 'latitude'])

/** Whether the column of a type stands right, as figures. */
export const isFigure = (type: string): boolean => numericTypes.has(type)

/** A value of a row as a person reads it; an empty cell stays empty, because no data is not zero. */
export const writtenValue = (value: unknown, type: string, locale: Locale): string => {
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return locale === 'vi' ? (value ? 'Có' : 'Không') : value ? 'Yes' : 'No'
  if (typeof value === 'object') return writtenShape(value as Shape, locale)
  const text = String(value)
  if (numericTypes.has(type) && /^-?\d+(\.\d+)?$/.test(text)) return groupedNumber(text, locale)
  return type === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(text) ? writtenDay(text) : text
}

interface Shape {
  readonly type?: string
  readonly coordinates?: unknown
}

const shapeNames: Readonly<Record<string, { vi: string; en: string }>> = {
  LineString: { vi: 'Đường', en: 'Line' },
  MultiLineString: { vi: 'Đường', en: 'Line' },
  Polygon: { vi: 'Vùng', en: 'Area' },
  MultiPolygon: { vi: 'Vùng', en: 'Area' },
}

const countPoints = (coordinates: unknown): number => {
  if (!Array.isArray(coordinates)) return 0
  return typeof coordinates[0] === 'number'
    ? 1
    : coordinates.reduce((sum, part) => sum + countPoints(part), 0)
}

/** A point as latitude, longitude; longer shapes by kind and number of points: all of it stands in the files. */
const writtenShape = (shape: Shape, locale: Locale): string => {
  if (shape.type === 'Point' && Array.isArray(shape.coordinates)) {
    return `${shape.coordinates[1]}, ${shape.coordinates[0]}`
  }
  const name = shapeNames[shape.type ?? '']
  if (!name) return JSON.stringify(shape)
  const points = writtenNumber(countPoints(shape.coordinates), locale)
  return locale === 'vi' ? `${name.vi} (${points} điểm)` : `${name.en} (${points} points)`
}

// as text, because a long decimal does not fit a JavaScript number
const groupedNumber = (text: string, locale: Locale): string => {
  const [whole, fraction] = text.split('.') as [string, string?]
  const [group, point] = locale === 'vi' ? ['.', ','] : [',', '.']
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group)
  return fraction === undefined ? grouped : `${grouped}${point}${fraction}`
}
