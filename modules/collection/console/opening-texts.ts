// SPDX-License-Identifier: Apache-2.0
import { defineTexts } from '@tinhso/kernel/ui'

/** Sentences of the three steps that open a round. */
export const openingTexts = defineTexts({
  steps: { vi: 'Các bước mở đợt', en: 'Steps' },
  stepWhat: { vi: 'Dữ liệu và kỳ', en: 'Data and period' },
  stepWho: { vi: 'Cơ quan', en: 'Agencies' },
  stepHow: { vi: 'Hướng dẫn', en: 'Instructions' },
  purpose: {
    vi: 'Ba bước ngắn. Việc được giao cho các cơ quan ngay khi bấm “Mở đợt thu thập”.',
    en: 'Three short steps. Agencies get their task when you press “Open a round”.',
  },
  dataset: { vi: 'Bộ dữ liệu', en: 'Dataset' },
  datasetHelp: {
    vi: 'Bộ dữ liệu đã đăng ký của cơ quan, có quy định thu thập và cấu trúc.',
    en: 'A registered dataset of the agency with collection rules and a schema.',
  },
  noSchema: {
    vi: 'Bộ dữ liệu này chưa có cấu trúc. Nạp một tệp mẫu và xác nhận cấu trúc trước.',
    en: 'This dataset has no schema yet. Bring a sample file and confirm the schema first.',
  },
  kind: { vi: 'Loại đợt', en: 'Kind of round' },
  agency: { vi: 'Số liệu các cơ quan gửi', en: 'Rows that agencies send' },
  survey: {
    vi: 'Điều tra, khảo sát (thẩm tra và có ý kiến chuyên gia trước khi tổng hợp)',
    en: 'Survey (verified, with an expert’s opinion, before it is consolidated)',
  },
  title: { vi: 'Tên đợt', en: 'Title' },
  titleHelp: {
    vi: 'Ví dụ: Nhà ở cần sửa chữa năm 2026.',
    en: 'Example: Houses that need repair, 2026.',
  },
  periodKind: { vi: 'Kỳ thu thập', en: 'Kind of period' },
  year: { vi: 'Năm', en: 'Year' },
  quarter: { vi: 'Quý', en: 'Quarter' },
  month: { vi: 'Tháng', en: 'Month' },
  period: { vi: 'Kỳ', en: 'Period' },
  periodHelp: {
    vi: 'Năm 2026, quý 2026-Q3, tháng 2026-09.',
    en: 'Year 2026, quarter 2026-Q3, month 2026-09.',
  },
  periodField: { vi: 'Cột ghi kỳ trong dữ liệu', en: 'Field that bears the period' },
  periodFieldHelp: {
    vi: 'Mọi dòng tự mang giá trị này, cơ quan không phải nhập. Bỏ trống nếu không có cột kỳ.',
    en: 'Every row bears this value by itself. Leave empty when there is no such field.',
  },
  workingDays: { vi: 'Hạn gửi (số ngày làm việc)', en: 'Due in working days' },
  scope: { vi: 'Cột cho biết dòng của cơ quan nào', en: 'Field that says whose a row is' },
  scopeHelp: {
    vi: 'Cột này được điền sẵn. Dòng ghi cơ quan khác bị từ chối.',
    en: 'It is filled in by itself. A row that names another agency is refused.',
  },
  scopeBy: { vi: 'Cột đó ghi', en: 'The field holds' },
  'agency-name': { vi: 'Tên cơ quan', en: 'The name of the agency' },
  'agency-code': { vi: 'Mã cơ quan', en: 'The code of the agency' },
  'unit-code': { vi: 'Mã đơn vị hành chính', en: 'The code of the administrative unit' },
  'unit-name': { vi: 'Tên đơn vị hành chính', en: 'The name of the administrative unit' },
  who: { vi: 'Cơ quan phải gửi', en: 'Agencies that must send' },
  allCommunes: { vi: 'Tất cả UBND cấp xã', en: 'Every commune' },
  allDepartments: { vi: 'Tất cả sở, ban, ngành', en: 'Every department' },
  chosen: { vi: 'Chọn từng cơ quan', en: 'Chosen agencies' },
  listed: { vi: 'Dán danh sách mã', en: 'A list of codes' },
  listedHelp: { vi: 'Mỗi dòng một mã cơ quan.', en: 'One code a line.' },
  instructions: { vi: 'Hướng dẫn cho người nhập', en: 'Instructions' },
  legalBasis: { vi: 'Căn cứ', en: 'Legal basis' },
  legalBasisHelp: { vi: 'Mỗi dòng một văn bản, điều khoản.', en: 'One document or clause a line.' },
  sumFields: { vi: 'Cột số cần cộng và đối chiếu với kỳ trước', en: 'Figures to add up and compare' },
  tolerance: {
    vi: 'Chênh lệch cho phép so với kỳ trước (%)',
    en: 'Change against last period that needs no look (%)',
  },
  loadMode: { vi: 'Khi vào kho', en: 'In the store' },
  append: { vi: 'Thêm các dòng của kỳ này', en: 'Add the rows of this period' },
  upsert: {
    vi: 'Cập nhật dòng trùng khóa, thêm dòng mới',
    en: 'Replace rows with the same key, add new ones',
  },
  replace: { vi: 'Thay toàn bộ dữ liệu đang có', en: 'Replace everything that is there' },
  prefill: { vi: 'Điền sẵn số liệu kỳ trước', en: 'Begin with the rows of last period' },
  next: { vi: 'Tiếp tục', en: 'Go on' },
  back: { vi: 'Quay lại', en: 'Back' },
  missing: { vi: 'Điền mục này rồi tiếp tục.', en: 'Fill this in, then go on.' },
})
