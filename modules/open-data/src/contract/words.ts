// SPDX-License-Identifier: Apache-2.0
import type { Text } from '@tinhso/kernel/i18n'

/** Where a dataset stands on its way to the public (requirements 5.13, openDataset). */
export const publicationStatuses = {
  preparing: { vi: 'Đang chuẩn bị', en: 'Being prepared' },
  proposed: { vi: 'Chờ Sở xác nhận', en: 'Waiting for confirmation' },
  returned: { vi: 'Sở trả lại để bổ sung', en: 'Returned for completion' },
  refused: { vi: 'Không đủ điều kiện công bố', en: 'Not fit for publication' },
  confirmed: { vi: 'Đã xác nhận, đang công bố', en: 'Confirmed, being published' },
  published: { vi: 'Đã công bố', en: 'Published' },
  withdrawn: { vi: 'Đã thu hồi', en: 'Withdrawn' },
} as const satisfies Record<string, Text>

/** Open formats that every version is offered in; GeoJSON only for spatial data (R-OPN-03). */
export const fileFormats = {
  csv: { title: 'CSV', mediaType: 'text/csv; charset=utf-8' },
  json: { title: 'JSON', mediaType: 'application/json; charset=utf-8' },
  geojson: { title: 'GeoJSON', mediaType: 'application/geo+json; charset=utf-8' },
} as const

/** Terms of use; one for all provinces today: 000/002 Điều 20.2. */
export const licences = {
  'province-open-data': {
    vi: 'Điều khoản sử dụng dữ liệu mở của tỉnh',
    en: 'Open data terms of the province',
  },
} as const satisfies Record<string, Text>

export type PublicationStatus = keyof typeof publicationStatuses
export type FileFormat = keyof typeof fileFormats
export type Licence = keyof typeof licences
