// SPDX-License-Identifier: Apache-2.0

/**
 * How PostgreSQL keeps a value of a data type. Every value travels as canonical text which PostgreSQL casts to this type.
 */
export type StorageType =
  | 'text'
  | 'bigint'
  | 'numeric'
  | 'boolean'
  | 'date'
  | 'timestamptz'
  | 'smallint'
  | 'jsonb'

/** Protection of a column: none, basic personal data, sensitive personal data. */
export type Sensitivity = 'none' | 'basic' | 'sensitive'

type DataTypeDescription = {
  readonly title: { readonly vi: string; readonly en: string }
  readonly storage: StorageType
  /** A canonical value, as the store keeps it. */
  readonly example: string
  /** What a column of this type is protected as unless a person says otherwise. */
  readonly sensitive: Sensitivity
  /** Ways of writing that a column may choose with `format`; the first is the default. */
  readonly formats?: readonly string[]
}

const numberFormats = ['vi', 'en'] as const
const dateFormats = ['dmy', 'mdy', 'ymd'] as const

/**
 * The standard Vietnamese data types, in the order a person chooses from: names, storage and example.
 * Patterns, normalising and checks of each key stand in `src/data-types`.
 */
export const dataTypes = {
  text: type('Chữ', 'Text', 'text', 'Ủy ban nhân dân'),
  integer: type('Số nguyên', 'Integer', 'bigint', '1234', { formats: numberFormats }),
  decimal: type('Số thập phân', 'Decimal number', 'numeric', '1234567.8', { formats: numberFormats }),
  money: type('Tiền (đồng)', 'Money (VND)', 'numeric', '1500000', { formats: numberFormats }),
  percentage: type('Tỷ lệ phần trăm', 'Percentage', 'numeric', '12.5', { formats: numberFormats }),
  boolean: type('Có / không', 'Yes or no', 'boolean', 'true'),
  date: type('Ngày', 'Date', 'date', '2025-03-05', { formats: dateFormats }),
  datetime: type('Ngày giờ', 'Date and time', 'timestamptz', '2025-03-05T08:30:00+07:00', {
    formats: dateFormats,
  }),
  year: type('Năm', 'Year', 'smallint', '2025'),
  'citizen-id': type('Số định danh cá nhân (CCCD)', 'Citizen identity number', 'text', '070090000017', {
    sensitive: 'sensitive',
  }),
  'old-id': type('Số CMND cũ (9 số)', 'Old identity card number', 'text', '285123456', {
    sensitive: 'sensitive',
  }),
  'tax-code': type('Mã số thuế', 'Tax code', 'text', '0100109106'),
  'agency-id': type('Mã định danh cơ quan', 'Agency identifier', 'text', 'H10.12.03'),
  'admin-unit-code': type('Mã đơn vị hành chính', 'Administrative unit code', 'text', '25195'),
  'admin-unit-name': type('Tên đơn vị hành chính', 'Administrative unit name', 'text', 'Phường Đồng Xoài'),
  'admin-unit': type('Đơn vị hành chính', 'Administrative unit', 'text', 'Xã Tân Lợi'),
  'document-number': type('Số, ký hiệu văn bản', 'Document number', 'text', '41/2024/QĐ-UBND'),
  phone: type('Số điện thoại', 'Phone number', 'text', '0912345678', { sensitive: 'basic' }),
  email: type('Thư điện tử', 'E-mail address', 'text', 'vanthu@example.gov.vn', { sensitive: 'basic' }),
  url: type('Địa chỉ web', 'Web address', 'text', 'https://example.gov.vn/'),
  'social-insurance': type('Mã số bảo hiểm xã hội', 'Social insurance number', 'text', '7012345678', {
    sensitive: 'sensitive',
  }),
  'bank-account': type('Số tài khoản ngân hàng', 'Bank account number', 'text', '0123456789012', {
    sensitive: 'sensitive',
  }),
  'vehicle-plate': type('Biển số xe', 'Vehicle plate', 'text', '93A-12345', { sensitive: 'basic' }),
  'post-code': type('Mã bưu chính', 'Postal code', 'text', '67000'),
  code: type('Mã theo danh mục', 'Code of a code list', 'text', '01'),
  longitude: type('Kinh độ', 'Longitude', 'numeric', '106.9', { formats: numberFormats }),
  latitude: type('Vĩ độ', 'Latitude', 'numeric', '11.5', { formats: numberFormats }),
  point: type('Điểm trên bản đồ', 'Point', 'jsonb', '{"type":"Point","coordinates":[106.9,11.5]}'),
  line: type(
    'Đường trên bản đồ',
    'Line',
    'jsonb',
    '{"type":"LineString","coordinates":[[106.9,11.5],[107,11.6]]}',
  ),
  polygon: type(
    'Vùng trên bản đồ',
    'Polygon',
    'jsonb',
    '{"type":"Polygon","coordinates":[[[106,11],[107,11],[107,12],[106,11]]]}',
  ),
} as const satisfies Record<string, DataTypeDescription>

/** The key of a standard data type; stored in schemas, never renamed. */
export type DataTypeKey = keyof typeof dataTypes

/** All data type keys, in the order a person chooses from. */
export const dataTypeKeys = Object.keys(dataTypes) as DataTypeKey[]

/** The description of a data type: names, storage, example, default protection, formats. */
export function describeDataType(key: DataTypeKey): DataTypeDescription {
  return dataTypes[key]
}

function type(
  vi: string,
  en: string,
  storage: StorageType,
  example: string,
  more: { sensitive?: Sensitivity; formats?: readonly string[] } = {},
): DataTypeDescription {
  return { title: { vi, en }, storage, example, sensitive: 'none', ...more }
}
