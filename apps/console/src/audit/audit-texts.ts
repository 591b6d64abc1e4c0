// SPDX-License-Identifier: Apache-2.0
import { defineTexts } from '@tinhso/kernel/ui'

/** Sentences of the audit page. */
export const auditTexts = defineTexts({
  title: { vi: 'Nhật ký hoạt động', en: 'Audit' },
  purpose: {
    vi: 'Ai làm gì, khi nào, vì sao. Nhật ký được niêm phong thành chuỗi, giúp phát hiện việc sửa đổi.',
    en: 'Who did what, when and why. Entries are sealed into a chain that helps to detect changes.',
  },
  at: { vi: 'Thời điểm', en: 'When' },
  who: { vi: 'Người thực hiện', en: 'Who' },
  what: { vi: 'Việc', en: 'Action' },
  object: { vi: 'Đối tượng', en: 'Object' },
  reason: { vi: 'Lý do', en: 'Reason' },
  address: { vi: 'Địa chỉ mạng', en: 'Network address' },
  seal: { vi: 'Niêm phong', en: 'Seal' },
  sealed: { vi: 'Số {position}', en: 'No. {position}' },
  unsealed: { vi: 'Chờ niêm phong', en: 'Not sealed yet' },
  system: { vi: 'Nền tảng', en: 'The platform' },
  from: { vi: 'Từ ngày', en: 'From' },
  to: { vi: 'Đến ngày', en: 'To' },
  text: { vi: 'Người hoặc đối tượng', en: 'Person or object' },
  action: { vi: 'Nhóm việc', en: 'Kind of action' },
  clear: { vi: 'Bỏ lọc', en: 'Clear' },
  export: { vi: 'Xuất CSV', en: 'Export CSV' },
  verify: { vi: 'Kiểm tra chuỗi bằng chứng', en: 'Verify the chain' },
  verifyOk: {
    vi: 'Không phát hiện sửa đổi trong {count} mục đã niêm phong',
    en: 'No change found in {count} sealed entries',
  },
  verifyUnsealed: {
    vi: 'Còn {count} mục vừa ghi, đang chờ niêm phong.',
    en: '{count} entries wait to be sealed.',
  },
  verifyBad: {
    vi: 'Phát hiện {count} chỗ không khớp. Báo ngay đơn vị chuyên trách an toàn thông tin.',
    en: '{count} faults were found. Tell the security lead at once.',
  },
  pack: { vi: 'Lập hồ sơ kiểm tra', en: 'Make the audit pack' },
  packHelp: {
    vi: 'Tải về tệp ZIP có chữ ký: tài khoản, vai trò và quyền, đối chiếu cấp độ 3, thành phần phần mềm, bằng chứng nhật ký.',
    en: 'Downloads a signed ZIP: accounts, roles and rights, level-3 checklist, software parts, log proof.',
  },
  empty: { vi: 'Không có mục nào khớp', en: 'No entries match' },
  emptyHelp: { vi: 'Nới khoảng ngày hoặc bỏ bớt điều kiện.', en: 'Widen the dates or remove a condition.' },
  details: { vi: 'Nội dung thay đổi', en: 'What changed' },
  before: { vi: 'Trước', en: 'Before' },
  after: { vi: 'Sau', en: 'After' },
})
