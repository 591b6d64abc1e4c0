// SPDX-License-Identifier: Apache-2.0
import { defineTexts } from '@tinhso/kernel/ui'

/** Sentences of the publication tab. */
export const openDataTexts = defineTexts({
  tab: { vi: 'Công bố', en: 'Publication' },
  publications: { vi: 'Công bố dữ liệu mở', en: 'Publication of open data' },
  publicationsPurpose: {
    vi: 'Các bộ dữ liệu của cơ quan trên đường lên cổng và đã lên cổng.',
    en: 'Datasets of the agency on their way to the portal and on it.',
  },
  name: { vi: 'Bộ dữ liệu', en: 'Dataset' },
  status: { vi: 'Tình trạng', en: 'State' },
  empty: { vi: 'Chưa có bộ dữ liệu nào được công bố', en: 'No dataset is published yet' },
  emptyHelp: {
    vi: 'Mở trang của một bộ dữ liệu, chọn mục “Công bố” để chuẩn bị.',
    en: 'Open the page of a dataset and choose “Publication” to prepare one.',
  },
  noData: { vi: 'Chưa có dữ liệu để công bố', en: 'There is no data to publish yet' },
  noDataHelp: {
    vi: 'Nạp và duyệt dữ liệu trước, rồi quay lại đây để chuẩn bị công bố.',
    en: 'Bring and approve data first, then come back here to prepare its publication.',
  },
  notYet: { vi: 'Bộ dữ liệu này chưa công bố', en: 'This dataset is not published' },
  notYetHelp: {
    vi: 'Đầu mối của cơ quan chuẩn bị, thủ trưởng đề xuất, Sở xác nhận, rồi dữ liệu lên cổng để mọi người tải về.',
    en: 'The agency’s officer prepares it, the head proposes, the department confirms; then anyone can download it.',
  },
  columns: { vi: 'Các cột được công bố', en: 'Columns to publish' },
  columnsHelp: {
    vi: 'Bỏ chọn cột không cần công bố. Cột có dữ liệu cá nhân không chọn được.',
    en: 'Leave out columns that need not be public. Columns with personal data cannot be chosen.',
  },
  prepare: { vi: 'Chuẩn bị công bố', en: 'Prepare publication' },
  personal: { vi: 'dữ liệu cá nhân, không công bố', en: 'personal data, not published' },
  again: { vi: 'Chuẩn bị công bố lại', en: 'Prepare publication again' },
  version: { vi: 'Phiên bản trên cổng', en: 'Version on the portal' },
  publishedAt: { vi: 'Công bố ngày', en: 'Published on' },
  nextUpdate: { vi: 'Cập nhật chậm nhất', en: 'Next update by' },
  overdue: { vi: 'quá hạn', en: 'overdue' },
  licence: { vi: 'Giấy phép', en: 'Licence' },
  reason: { vi: 'Lý do thu hồi', en: 'Reason for withdrawal' },
  missing: { vi: 'chưa có', en: 'none yet' },
  openCase: { vi: 'Mở hồ sơ công bố', en: 'Open the case' },
  openPortal: { vi: 'Xem trên cổng', en: 'See it on the portal' },
  update: { vi: 'Công bố phiên bản mới', en: 'Publish a new version' },
  updateAsked: {
    vi: 'Đang ghi tệp cho phiên bản mới. Phiên bản sẽ tự hiện trên cổng sau ít phút.',
    en: 'The files of the new version are being written. It appears on the portal by itself.',
  },
})
