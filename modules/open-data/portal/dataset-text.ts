// SPDX-License-Identifier: Apache-2.0
import { defineMessages } from '@tinhso/kernel/i18n'

/** Words of the page of a dataset and of its API page. */
export const datasetText = defineMessages({
  dataset: { vi: 'Bộ dữ liệu', en: 'Dataset' },
  open: { vi: 'Dữ liệu mở', en: 'Open data' },
  notRecognised: { vi: 'Chưa công nhận', en: 'Not recognised' },
  notRecognisedHelp: {
    vi: 'Hội đồng của tỉnh chưa xét công nhận dữ liệu số đạt chuẩn cho bộ dữ liệu này; số liệu do cơ quan chủ quản chịu trách nhiệm.',
    en: 'The province’s council has not yet examined this dataset for recognition; its owner agency answers for it.',
  },
  recognition: { vi: 'Công nhận đạt chuẩn', en: 'Recognition' },
  overdue: { vi: 'Quá hạn cập nhật', en: 'Update overdue' },
  withdrawn: { vi: 'Đã thu hồi', en: 'Withdrawn' },
  withdrawnOn: {
    vi: 'Bộ dữ liệu này của {owner} đã được thu hồi khỏi cổng ngày {date} và không tải về được nữa.',
    en: 'This dataset of {owner} was withdrawn on {date} and can no longer be downloaded.',
  },
  reason: { vi: 'Lý do', en: 'Reason' },
  tombstoneHelp: {
    vi: 'Trang này được giữ lại để các tài liệu đã trích dẫn vẫn tra được nguồn.',
    en: 'This page stays so that whoever cited the dataset can still find its source.',
  },
  preview: { vi: 'Xem trước', en: 'Preview' },
  previewCaption: { vi: '{shown} dòng đầu trong {total} dòng', en: 'First {shown} of {total} rows' },
  noRows: { vi: 'Phiên bản này không có dòng nào', en: 'This version has no rows' },
  noRowsHelp: {
    vi: 'Xem các phiên bản trước ở cuối trang.',
    en: 'See the earlier versions at the end of the page.',
  },
  fields: { vi: 'Các cột', en: 'Columns' },
  fieldCount: { vi: '{count} cột', en: '{count} columns' },
  fieldTitle: { vi: 'Tên cột', en: 'Column' },
  fieldName: { vi: 'Tên trong tệp và API', en: 'Name in files and API' },
  fieldType: { vi: 'Kiểu dữ liệu', en: 'Data type' },
  fieldDescription: { vi: 'Ý nghĩa', en: 'Meaning' },
  about: { vi: 'Thông tin về bộ dữ liệu', en: 'About this dataset' },
  code: { vi: 'Mã bộ dữ liệu', en: 'Dataset code' },
  firstPublished: { vi: 'Công bố lần đầu', en: 'First published' },
  lastUpdated: { vi: 'Cập nhật gần nhất', en: 'Last updated' },
  cycle: { vi: 'Chu kỳ cập nhật', en: 'Update cycle' },
  nextUpdate: { vi: 'Lần cập nhật tới, chậm nhất', en: 'Next update by' },
  legalBasis: { vi: 'Căn cứ pháp lý', en: 'Legal basis' },
  licence: { vi: 'Giấy phép', en: 'Licence' },
  download: { vi: 'Tải về', en: 'Download' },
  downloadFile: { vi: 'Tải {format} ({size})', en: 'Download {format} ({size})' },
  fileFacts: {
    vi: 'Phiên bản {version}, công bố ngày {date}, {rows} dòng.',
    en: 'Version {version}, published {date}, {rows} rows.',
  },
  noFiles: {
    vi: 'Các tệp của phiên bản này tạm ngừng cung cấp để kiểm tra.',
    en: 'The files of this version are not offered while they are examined.',
  },
  api: { vi: 'Đọc bằng chương trình', en: 'Read by program' },
  apiHelp: { vi: 'Hướng dẫn API, kèm ví dụ', en: 'API guide with examples' },
  licenceNotice: {
    vi: 'Được tự do sao chép, chia sẻ, kết hợp, dùng cho mục đích thương mại hoặc phi thương mại; phải ghi nguồn; không bán lại dữ liệu nguyên trạng.',
    en: 'Free to copy, share, combine and use, commercially or not; name the source; do not resell the raw data.',
  },
  licenceLink: { vi: 'Đọc đầy đủ', en: 'Read in full' },
  cite: { vi: 'Trích dẫn', en: 'Cite' },
  citeHelp: {
    vi: 'Khi dùng dữ liệu trong sản phẩm hoặc tài liệu, chép câu sau vào phần nguồn:',
    en: 'When you use the data in a product or document, copy this into your sources:',
  },
  corrections: { vi: 'Đính chính', en: 'Corrections' },
  correctionNote: {
    vi: '{date}: cơ quan chủ quản đính chính {rows} dòng ({fields}).',
    en: '{date}: the owner corrected {rows} rows ({fields}).',
  },
  correctionSince: {
    vi: 'Đã có trong phiên bản {version}.',
    en: 'Included since version {version}.',
  },
  correctionNext: {
    vi: 'Phiên bản đang tải còn giá trị cũ; giá trị đúng sẽ có ở phiên bản sau.',
    en: 'The present version still has the old values; the next one will have the right ones.',
  },
  versions: { vi: 'Các phiên bản', en: 'Versions' },
  versionsHelp: {
    vi: 'Phiên bản đã công bố không bao giờ bị sửa; mã kiểm tra của tệp không đổi.',
    en: 'A published version is never changed; the checksums of its files stay the same.',
  },
  versionNumber: { vi: 'Phiên bản {number}', en: 'Version {number}' },
  currentVersion: { vi: 'mới nhất', en: 'newest' },
  apiTitle: { vi: 'API của “{title}”', en: 'API of “{title}”' },
  apiShort: { vi: 'API', en: 'API' },
  apiLead: {
    vi: 'Không cần khóa, không cần đăng ký. Giới hạn theo địa chỉ mạng; cần toàn bộ dữ liệu thì tải tệp.',
    en: 'No key, no registration. Limited by network address; for all of the data take the files.',
  },
  apiRows: { vi: 'Đọc các dòng', en: 'Read rows' },
  apiRowsHelp: {
    vi: 'Trả về từng trang; lấy trang sau bằng giá trị nextCursor.',
    en: 'Answers page by page; take the next page with the value of nextCursor.',
  },
  apiOpenApi: { vi: 'Mô tả OpenAPI của bộ dữ liệu này', en: 'OpenAPI of this dataset' },
  apiParameter: { vi: 'Tham số', en: 'Parameter' },
  apiMeaning: { vi: 'Ý nghĩa', en: 'Meaning' },
  apiExample: { vi: 'Ví dụ', en: 'Example' },
  apiAnswer: { vi: 'Kết quả', en: 'Answer' },
  apiFiles: { vi: 'Lấy tệp mới nhất', en: 'Take the newest file' },
  apiFilesHelp: {
    vi: 'Địa chỉ cố định, luôn trả về phiên bản mới nhất. Mã kiểm tra nằm trong đầu đáp Digest.',
    en: 'A fixed address that always gives the newest version. The checksum stands in the Digest header.',
  },
  apiMetadata: { vi: 'Mô tả của bộ dữ liệu', en: 'Description of the dataset' },
  apiMetadataHelp: {
    vi: 'Cột, phiên bản, tệp, mã kiểm tra và câu trích dẫn ở dạng JSON.',
    en: 'Columns, version, files, checksums and citation as JSON.',
  },
  apiLimits: { vi: 'Giới hạn', en: 'Limits' },
  apiLimitsHelp: {
    vi: 'Khi một địa chỉ mạng gửi quá nhiều yêu cầu, API trả mã 429 cùng số giây cần chờ ở đầu đáp Retry-After.',
    en: 'When a network address sends too many requests the API answers 429 with the seconds to wait in Retry-After.',
  },
  parameterSelect: {
    vi: 'Chỉ lấy các cột này, cách nhau bằng dấu phẩy',
    en: 'Only these columns, comma-separated',
  },
  parameterSort: {
    vi: 'Sắp xếp theo cột; thêm dấu “-” để giảm dần',
    en: 'Sort by a column; “-” before it for descending',
  },
  parameterLimit: { vi: 'Số dòng mỗi trang, từ 1 đến 1000', en: 'Rows per page, 1 to 1000' },
  parameterCursor: { vi: 'Giá trị nextCursor của trang trước', en: 'nextCursor of the page before' },
  parameterCount: { vi: 'true: đếm cả tổng số dòng', en: 'true: count all rows too' },
  parameterFilter: {
    vi: 'Lọc theo cột. Phép so sánh: eq, ne, lt, lte, gt, gte, contains, in, isnull',
    en: 'Filter by a column. Comparisons: eq, ne, lt, lte, gt, gte, contains, in, isnull',
  },
})
