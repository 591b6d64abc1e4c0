// SPDX-License-Identifier: Apache-2.0
import { localDate } from '@tinhso/kernel/clock'
import type { Locale, Text } from '@tinhso/kernel/i18n'

/** What a citation names; `publishedAt` is the moment this version was published. */
export interface Cited {
  readonly title: string
  readonly ownerName: string
  readonly number: number
  readonly publishedAt: Date
  readonly url: string
}

/** A day as people write it: 20/11/2026. */
export const writtenDay = (day: string): string => day.split('-').reverse().join('/')

/** Ready-made text to cite a dataset and version with (R-OPN-08; 000/002 Điều 20.2.b). */
export const citation = (
  cited: Cited,
  site: { platformName: Text; provinceName: Text },
  locale: Locale,
): string => {
  const day = localDate(cited.publishedAt)
  const place = `${site.platformName[locale]}, ${site.provinceName[locale]}`
  const opening = `${cited.ownerName} (${day.slice(0, 4)}). ${cited.title}`
  return locale === 'vi'
    ? `${opening}, phiên bản ${cited.number}, công bố ngày ${writtenDay(day)}. ${place}. ${cited.url}`
    : `${opening}, version ${cited.number}, published ${writtenDay(day)}. ${place}. ${cited.url}`
}
