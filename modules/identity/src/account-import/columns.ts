// SPDX-License-Identifier: Apache-2.0
import type { Text } from '@tinhso/kernel/i18n'
import { fold } from '@tinhso/kernel/search'

/** What a column of a personnel list can mean. */
export type ColumnMeaning =
  | 'displayName'
  | 'identifier'
  | 'agencyCode'
  | 'agency'
  | 'position'
  | 'email'
  | 'phone'
  | 'username'
  | 'roles'

/** Names of the columns, as the screen shows them. */
export const columnTitles: Readonly<Record<ColumnMeaning, Text>> = {
  displayName: { vi: 'Họ và tên', en: 'Full name' },
  identifier: { vi: 'Số CCCD', en: 'Personal identifier' },
  agencyCode: { vi: 'Mã cơ quan', en: 'Agency code' },
  agency: { vi: 'Cơ quan', en: 'Agency' },
  position: { vi: 'Chức vụ', en: 'Position' },
  email: { vi: 'E-mail', en: 'E-mail' },
  phone: { vi: 'Điện thoại', en: 'Telephone' },
  username: { vi: 'Tên đăng nhập', en: 'Username' },
  roles: { vi: 'Vai trò', en: 'Roles' },
}

const synonyms: Readonly<Record<ColumnMeaning, readonly string[]>> = {
  displayName: ['ho va ten', 'ho ten', 'ho va ten can bo', 'ten can bo', 'ho va ten khai sinh', 'full name'],
  identifier: [
    'so cccd',
    'cccd',
    'so can cuoc',
    'so can cuoc cong dan',
    'so cccd cmnd',
    'cccd cmnd',
    'so dinh danh',
    'so dinh danh ca nhan',
    'ma dinh danh ca nhan',
  ],
  agencyCode: ['ma co quan', 'ma don vi', 'ma dinh danh co quan', 'ma dinh danh don vi'],
  agency: [
    'co quan',
    'don vi',
    'co quan don vi',
    'don vi cong tac',
    'co quan cong tac',
    'ten co quan',
    'noi cong tac',
  ],
  position: ['chuc vu', 'chuc danh', 'chuc vu chuc danh', 'vi tri viec lam', 'vi tri cong tac'],
  email: [
    'email',
    'e mail',
    'thu dien tu',
    'thu cong vu',
    'dia chi thu dien tu',
    'hop thu cong vu',
    'thu dien tu cong vu',
  ],
  phone: ['dien thoai', 'so dien thoai', 'dien thoai di dong', 'di dong', 'sdt'],
  username: ['ten dang nhap', 'tai khoan', 'ten tai khoan', 'username'],
  roles: ['vai tro', 'quyen', 'nhom quyen', 'vai tro he thong'],
}

const meanings = new Map(
  Object.entries(synonyms).flatMap(([meaning, names]) =>
    names.map((name) => [name, meaning as ColumnMeaning] as const),
  ),
)

/** What a heading means, or null; case, marks and what stands in brackets do not matter. */
export const columnMeaning = (heading: string): ColumnMeaning | null =>
  meanings.get(fold(heading.replace(/\([^)]*\)/g, ' ')).trim()) ?? null
