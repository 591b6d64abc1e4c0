// SPDX-License-Identifier: Apache-2.0
import type { DataTypeKey, Sensitivity } from '../contract/data-types.ts'
import { fieldName } from './field-name.ts'

/** Words of column titles, without diacritics, and the data types that they speak for; the first that fits the values wins. */
const typeWords: readonly (readonly [words: string, ...types: DataTypeKey[]])[] = [
  [
    'cccd|can_cuoc|so_dinh_danh|ma_dinh_danh_ca_nhan|dinh_danh_ca_nhan|cmnd_cccd|cmtnd|cmnd|cmt',
    'citizen-id',
    'old-id',
  ],
  ['mst|ma_so_thue|tax_code|ma_so_doanh_nghiep|msdn', 'tax-code'],
  ['bhxh|bao_hiem_xa_hoi|bhyt', 'social-insurance'],
  ['ma_dinh_danh|ma_co_quan|ma_don_vi', 'agency-id'],
  ['sdt|dien_thoai|di_dong|so_dt|phone|hotline|fax', 'phone'],
  ['email|e_mail|thu_dien_tu|mail', 'email'],
  ['website|web|url|lien_ket|dia_chi_trang', 'url'],
  ['so_ky_hieu|ky_hieu|so_van_ban|so_quyet_dinh|so_qd|so_cong_van|so_nghi_quyet', 'document-number'],
  ['tai_khoan|so_tk|stk', 'bank-account'],
  ['bien_so|bien_kiem_soat|bks', 'vehicle-plate'],
  ['ma_buu_chinh|buu_chinh|zip', 'post-code'],
  ['ma_xa|ma_phuong|ma_huyen|ma_quan|ma_tinh|ma_dvhc|ma_don_vi_hanh_chinh', 'admin-unit-code'],
  ['xa|phuong|thi_tran|huyen|quan|tinh|thanh_pho|xa_phuong|don_vi_hanh_chinh|dia_ban', 'admin-unit-name'],
  ['thoi_diem|thoi_gian|ngay_gio|luc', 'datetime', 'date'],
  ['ngay|han|thoi_han|date', 'date', 'datetime', 'year'],
  ['nam|nam_sinh|nien_do', 'year', 'date'],
  ['kinh_do|longitude|lng|lon|long', 'longitude'],
  ['vi_do|latitude|lat', 'latitude'],
  ['toa_do|vi_tri|geometry|geom|hinh_hoc|ranh_gioi', 'point', 'polygon', 'line'],
  ['ty_le|ti_le|phan_tram|percent', 'percentage'],
  ['tien|kinh_phi|gia|gia_tri|von|doanh_thu|thu_nhap|luong|ngan_sach|chi_phi|so_tien', 'money'],
  ['so_luong|so_ho|dan_so|so_nguoi|tong_so|stt|tt|so_thu_tu', 'integer', 'decimal'],
  ['dien_tich|chieu_dai|khoi_luong|san_luong', 'decimal'],
  ['co_khong|da|duoc|la', 'boolean'],
]

const protectedWords: readonly (readonly [words: string, sensitivity: Sensitivity])[] = [
  ['benh|chan_doan|suc_khoe|ton_giao|dan_toc|tien_an|khuyet_tat|hiv|nhom_mau|xu_huong', 'sensitive'],
  [
    'ho_ten|ho_va_ten|chu_ho|nguoi_dai_dien|ngay_sinh|nam_sinh|que_quan|dia_chi|noi_o|thuong_tru|ho_chieu',
    'basic',
  ],
  ['ten_chu_ho|ten_nguoi|ten_cong_dan|ten_hoc_sinh|ten_benh_nhan|nguoi_lien_he|nguoi_nop', 'basic'],
]

const KEY_WORDS = /(^|_)(ma|so_hieu|id|code|so_ho_so|so_giay|so_ky_hieu|cccd|mst)(_|$)/
const NUMBERING = /^(stt|tt|so_tt|so_thu_tu|no)$/

/** The data types that a title speaks for, best first. */
export function typesOfTitle(title: string): DataTypeKey[] {
  const name = fieldName(title)
  return typeWords.flatMap(([words, ...types]) => (hasWord(name, words) ? types : []))
}

/** How a column must be protected, going by its title. */
export function sensitivityOfTitle(title: string): Sensitivity {
  const name = fieldName(title)
  return protectedWords.find(([words]) => hasWord(name, words))?.[1] ?? 'none'
}

/** Whether a title speaks of something that identifies a row. */
export function titleOfKey(title: string): boolean {
  return KEY_WORDS.test(fieldName(title))
}

/** Whether a column only numbers the rows (STT). */
export function isNumbering(title: string): boolean {
  return NUMBERING.test(fieldName(title))
}

/** The unit in brackets behind a title: “Kinh phí (triệu đồng)”. */
export function unitOfTitle(title: string): string | undefined {
  const [, unit] = /\((?:đvt:?\s*|đơn vị:?\s*)?([^()]{1,30})\)\s*$/i.exec(title) ?? []
  return unit?.trim() || undefined
}

function hasWord(name: string, words: string): boolean {
  return new RegExp(`(^|_)(${words})(_|$)`).test(name)
}
