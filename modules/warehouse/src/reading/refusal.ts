// SPDX-License-Identifier: Apache-2.0

/** Why a file cannot be taken in, in words that say what to do; `{…}` are filled from a refusal's details. */
export const readingMessages = {
  'warehouse.file-empty': {
    vi: 'Tệp “{fileName}” không có dòng dữ liệu nào. Kiểm tra lại tệp rồi chọn lại.',
    en: 'File “{fileName}” has no row of data. Check the file and choose it again.',
  },
  'warehouse.file-password': {
    vi: 'Tệp “{fileName}” có mật khẩu. Mở tệp bằng Excel, bỏ mật khẩu ở Tệp → Thông tin → Bảo vệ sổ làm việc, lưu lại rồi tải lên.',
    en: 'File “{fileName}” has a password. Open it in Excel, remove the password under File → Info → Protect Workbook, save and upload.',
  },
  'warehouse.file-kind-unknown': {
    vi: 'Chưa đọc được loại tệp của “{fileName}”. Lưu thành Excel (.xlsx), CSV, NDJSON hoặc GeoJSON rồi tải lên.',
    en: 'The kind of file “{fileName}” cannot be read yet. Save it as Excel (.xlsx), CSV, NDJSON or GeoJSON and upload it.',
  },
  'warehouse.file-encoding': {
    vi: 'Chưa nhận ra bảng mã chữ của tệp “{fileName}”. Mở bằng Excel, chọn Lưu thành → CSV UTF-8 (hoặc .xlsx) rồi tải lên.',
    en: 'The encoding of file “{fileName}” is not known. Open it in Excel, save it as CSV UTF-8 (or .xlsx) and upload it.',
  },
  'warehouse.file-damaged': {
    vi: 'Tệp “{fileName}” bị hỏng hoặc tải lên chưa trọn. Mở thử tệp trên máy, lưu lại rồi tải lên.',
    en: 'File “{fileName}” is damaged or incomplete. Open it on your computer, save it again and upload it.',
  },
  'warehouse.file-too-large': {
    vi: 'Tệp “{fileName}” quá lớn ({size} MB, nhiều nhất {limit} MB). Tách thành nhiều tệp hoặc lưu thành CSV.',
    en: 'File “{fileName}” is too large ({size} MB, at most {limit} MB). Split it or save it as CSV.',
  },
  'warehouse.file-bomb': {
    vi: 'Tệp “{fileName}” giải nén ra quá lớn so với bình thường nên không được nhận. Sao chép dữ liệu sang một sổ làm việc mới rồi tải lên.',
    en: 'File “{fileName}” unpacks to an abnormal size and is refused. Copy the data to a new workbook and upload that.',
  },
  'warehouse.sheet-unknown': {
    vi: 'Tệp không có trang tính “{sheet}”. Chọn một trang tính có trong tệp.',
    en: 'The file has no sheet “{sheet}”. Choose a sheet of the file.',
  },
  'warehouse.too-many-columns': {
    vi: 'Bảng có {columns} cột, nhiều nhất được {limit} cột. Bỏ bớt cột hoặc tách bảng.',
    en: 'The table has {columns} columns, at most {limit} are allowed. Remove columns or split the table.',
  },
  'warehouse.line-too-long': {
    vi: 'Dòng {line} dài quá {limit} MB. Kiểm tra tệp có bị thiếu dấu xuống dòng không.',
    en: 'Line {line} is longer than {limit} MB. See whether the file lacks line breaks.',
  },
  'warehouse.check-interrupted': {
    vi: 'Việc kiểm tra dữ liệu bị ngắt giữa chừng. Chưa có gì được nạp; bấm Kiểm tra lại.',
    en: 'The check was interrupted. Nothing was loaded; run the check again.',
  },
  'warehouse.check-miscounted': {
    vi: 'Số dòng đọc được ({physical}) không khớp số dòng đã kiểm tra ({accounted}). Chưa có gì được nạp; báo cho quản trị hệ thống.',
    en: 'Rows read ({physical}) and rows accounted for ({accounted}) differ. Nothing was loaded; tell the administrator.',
  },
  'warehouse.code-list-missing': {
    vi: 'Chưa có danh mục “{list}” mà cấu trúc dữ liệu dùng tới. Nhập danh mục hoặc sửa cấu trúc rồi kiểm tra lại.',
    en: 'Code list “{list}”, which the schema uses, does not exist. Import it or change the schema and check again.',
  },
  'warehouse.too-many-faults': {
    vi: 'Tệp có hơn {limit} lỗi. Xem lại cách ghép cột và kiểu dữ liệu rồi kiểm tra lại.',
    en: 'The file has more than {limit} faults. Check the columns and the data types and check again.',
  },
} as const

/** The code of a refusal. */
export type ReadingRefusalCode = keyof typeof readingMessages

/** A file or a job that cannot be carried out, for a reason the person can act on. */
export class ReadingRefusal extends Error {
  readonly code: ReadingRefusalCode
  readonly details: Record<string, string | number>

  constructor(code: ReadingRefusalCode, details: Record<string, string | number> = {}, cause?: unknown) {
    super(code, { cause })
    this.name = 'ReadingRefusal'
    this.code = code
    this.details = details
  }
}
