// SPDX-License-Identifier: Apache-2.0
import type { Text } from '@tinhso/kernel/i18n'

/** The 11 kinds of data of 000/002 Điều 3.5. */
export const dataTypes = {
  shared: { vi: 'Dữ liệu dùng chung', en: 'Shared data' },
  'shared-code-list': { vi: 'Dữ liệu danh mục dùng chung', en: 'Shared code list' },
  sectoral: { vi: 'Dữ liệu chuyên ngành', en: 'Sector data' },
  'shared-sectoral': { vi: 'Dữ liệu chuyên ngành dùng chung', en: 'Shared sector data' },
  survey: { vi: 'Dữ liệu điều tra, khảo sát', en: 'Survey data' },
  'enterprise-reporting': { vi: 'Dữ liệu quản lý doanh nghiệp', en: 'Enterprise reporting data' },
  'standardised-legacy': { vi: 'Dữ liệu chuẩn hóa từ nguồn có sẵn', en: 'Standardised legacy data' },
  'citizen-contributed': { vi: 'Dữ liệu người dân, xã hội đóng góp', en: 'Citizen-contributed data' },
  socialised: { vi: 'Dữ liệu từ chương trình xã hội hóa', en: 'Partner-funded data' },
  'iot-sensor': { vi: 'Dữ liệu từ cảm biến', en: 'Sensor data' },
  'platform-generated': { vi: 'Dữ liệu phát sinh từ vận hành nền tảng', en: 'Platform-generated data' },
} as const satisfies Record<string, Text>

/**
 * Where an entry stands. Only `registered` takes data. `planned`: the source names no owner yet; `awaiting-decision`: it
 * names several, and the provincial committee decides.
 */
export const entryStatuses = {
  draft: { vi: 'Đang soạn', en: 'Draft' },
  'under-review': {
    vi: 'Chờ Sở xác nhận không trùng',
    en: 'Waiting for confirmation that it is not a duplicate',
  },
  registered: { vi: 'Đã đăng ký', en: 'Registered' },
  refused: { vi: 'Không đăng ký', en: 'Not registered' },
  planned: { vi: 'Dự kiến', en: 'Planned' },
  'awaiting-decision': {
    vi: 'Chờ UBND tỉnh xác định cơ quan chủ quản',
    en: 'Waiting for a decision on the owner',
  },
  merged: { vi: 'Trùng, đã gộp', en: 'Duplicate, merged' },
} as const satisfies Record<string, Text>

export const accessLevels = {
  open: { vi: 'Mở', en: 'Open' },
  shared: { vi: 'Dùng chung', en: 'Shared' },
  private: { vi: 'Dùng riêng', en: 'For the owner only' },
} as const satisfies Record<string, Text>

export const importanceLevels = {
  core: { vi: 'Cốt lõi', en: 'Core' },
  important: { vi: 'Quan trọng', en: 'Important' },
  other: { vi: 'Khác', en: 'Other' },
} as const satisfies Record<string, Text>

export const personalDataLevels = {
  none: { vi: 'Không có dữ liệu cá nhân', en: 'No personal data' },
  basic: { vi: 'Dữ liệu cá nhân cơ bản', en: 'Basic personal data' },
  sensitive: { vi: 'Dữ liệu cá nhân nhạy cảm', en: 'Sensitive personal data' },
} as const satisfies Record<string, Text>

export const securityLevels = {
  public: { vi: 'Công khai', en: 'Public' },
  internal: { vi: 'Nội bộ', en: 'Internal' },
  restricted: { vi: 'Hạn chế', en: 'Restricted' },
} as const satisfies Record<string, Text>

export const updateCycles = {
  daily: { vi: 'Hằng ngày', en: 'Daily' },
  weekly: { vi: 'Hằng tuần', en: 'Weekly' },
  monthly: { vi: 'Hằng tháng', en: 'Monthly' },
  quarterly: { vi: 'Hằng quý', en: 'Quarterly' },
  yearly: { vi: 'Hằng năm', en: 'Yearly' },
  'on-change': { vi: 'Khi có thay đổi', en: 'On change' },
} as const satisfies Record<string, Text>

export type DataType = keyof typeof dataTypes
export type EntryStatus = keyof typeof entryStatuses
export type AccessLevel = keyof typeof accessLevels
export type ImportanceLevel = keyof typeof importanceLevels
export type PersonalDataLevel = keyof typeof personalDataLevels
export type SecurityLevel = keyof typeof securityLevels
export type UpdateCycle = keyof typeof updateCycles
