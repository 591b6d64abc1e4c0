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
    vi: 'Chưa đọc được loại tệp của “{fileName}”. Lưu thành Excel (.xlsx), CSV, JSON; bản đồ thành Shapefile nén .zip, GeoPackage, KML hoặc GeoJSON rồi tải lên.',
    en: 'The kind of file “{fileName}” cannot be read yet. Save it as Excel (.xlsx), CSV or JSON, a map as zipped shapefile, GeoPackage, KML or GeoJSON, and upload it.',
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
  'warehouse.shapefile-alone': {
    vi: 'Tệp “{fileName}” chỉ là một phần của Shapefile. Nén các tệp cùng tên .shp, .dbf, .prj, .cpg vào một tệp .zip rồi tải lên.',
    en: 'File “{fileName}” is only one part of a shapefile. Put the .shp, .dbf, .prj and .cpg of the same name into one .zip and upload that.',
  },
  'warehouse.projection-unknown': {
    vi: 'Bản đồ ghi hệ tọa độ “{projection}” mà hệ thống chưa đổi được. Xuất lại bản đồ theo VN-2000 hoặc WGS 84 (QGIS: Xuất → Lưu đối tượng thành) rồi tải lên.',
    en: 'The map declares the coordinate system “{projection}”, which cannot be converted. Export it in VN-2000 or WGS 84 (QGIS: Export → Save Features As) and upload that.',
  },
  'warehouse.coordinates-unknown': {
    vi: 'Bản đồ không ghi hệ tọa độ và các số tọa độ (như {numbers}) không phải độ cũng không nằm ở Việt Nam. Đặt đúng hệ tọa độ trong phần mềm bản đồ, xuất lại kèm tệp .prj rồi tải lên.',
    en: 'The map declares no coordinate system, and its coordinates (such as {numbers}) are neither degrees nor metres in Vietnam. Set the coordinate system in the map program, export it with its .prj and upload that.',
  },
  'warehouse.geometry-unknown': {
    vi: 'Bản đồ “{fileName}” có dạng hình (cung tròn, bề mặt 3D) mà hệ thống chưa nhận. Chuyển về điểm, đường hoặc vùng thông thường rồi xuất lại.',
    en: 'Map “{fileName}” has shapes (arcs, surfaces in space) that cannot be taken in. Turn them into ordinary points, lines or polygons and export it again.',
  },
  'warehouse.archive-contents': {
    vi: 'Tệp nén “{fileName}” không chứa bảng dữ liệu hay lớp bản đồ nào đọc được (trong tệp có: {names}). Giải nén rồi tải lên từng tệp.',
    en: 'Archive “{fileName}” holds no table or map layer that can be read (it contains: {names}). Unpack it and upload the files one by one.',
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
  'warehouse.template-other-dataset': {
    vi: 'Tệp này là mẫu Excel của bộ dữ liệu “{title}” ({code}), không phải của bộ dữ liệu này. Nạp tệp ở trang của “{title}”, hoặc tải mẫu của bộ dữ liệu này.',
    en: 'This file is the template of the dataset “{title}” ({code}), not of this one. Bring it on the page of “{title}”, or download the template of this dataset.',
  },
} as const

/** What a reader throws on a workbook that asks for a password before it can be read. */
export class PasswordNeeded extends Error {}

/** What a reader throws on an archive that declares more than any real one has. */
export class ArchiveBomb extends Error {}

/** What a reader throws on shapes that have no place in a table. */
export class UnknownGeometry extends Error {}

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
