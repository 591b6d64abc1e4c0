// SPDX-License-Identifier: Apache-2.0
import { defineTexts } from '@tinhso/kernel/ui'

/** Sentences of the pages of legal documents. */
export const legalTexts = defineTexts({
  documents: { vi: 'Văn bản pháp lý', en: 'Legal documents' },
  purpose: {
    vi: 'Căn cứ của mọi thủ tục trên nền tảng, kèm thời gian hiệu lực; văn bản hết hiệu lực được chỉ rõ.',
    en: 'The basis of every procedure here, with its period of validity.',
  },
  document: { vi: 'Văn bản', en: 'Document' },
  number: { vi: 'Số, ký hiệu', en: 'Number' },
  title: { vi: 'Trích yếu', en: 'Title' },
  type: { vi: 'Loại văn bản', en: 'Type' },
  issuer: { vi: 'Cơ quan ban hành', en: 'Issued by' },
  issuedOn: { vi: 'Ban hành', en: 'Issued' },
  validFrom: { vi: 'Có hiệu lực', en: 'In force from' },
  validTo: { vi: 'Hết hiệu lực', en: 'Ends' },
  replacedBy: { vi: 'Thay bằng', en: 'Replaced by' },
  level: { vi: 'Cấp', en: 'Level' },
  'level.national': { vi: 'Trung ương', en: 'National' },
  'level.provincial': { vi: 'Cấp tỉnh', en: 'Provincial' },
  'level.standard': { vi: 'Tiêu chuẩn', en: 'Standard' },
  status: { vi: 'Hiệu lực', en: 'Validity' },
  'status.in-force': { vi: 'Đang hiệu lực', en: 'In force' },
  'status.ended': { vi: 'Hết hiệu lực', en: 'Ended' },
  'status.not-yet': { vi: 'Chưa hiệu lực', en: 'Not yet in force' },
  'status.unknown': { vi: 'Chưa rõ ngày', en: 'Dates unknown' },
  territory: { vi: 'Phạm vi', en: 'Territory' },
  note: { vi: 'Ghi chú', en: 'Note' },
  aliases: { vi: 'Tên gọi khác', en: 'Also called' },
  citations: { vi: 'Được dẫn trong', en: 'Cited in' },
  citedTimes: { vi: 'văn bản {seed}: {count} lần', en: 'document {seed}: {count} times' },
  missing: { vi: 'Chưa rõ', en: 'Not known' },
  about: { vi: 'Thông tin', en: 'Particulars' },
  empty: { vi: 'Chưa có văn bản nào', en: 'No documents yet' },
  emptyHelp: {
    vi: 'Danh sách được nạp từ các văn bản của tỉnh khi cài đặt.',
    en: 'The list comes with the set-up.',
  },
  endedNote: {
    vi: 'Văn bản này đã hết hiệu lực. Dẫn văn bản thay thế khi lập hồ sơ mới.',
    en: 'This document is no longer in force. Cite the one that replaced it.',
  },
  changeValidity: { vi: 'Cập nhật hiệu lực', en: 'Change validity' },
  save: { vi: 'Lưu', en: 'Save' },
})
