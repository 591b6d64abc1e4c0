// SPDX-License-Identifier: Apache-2.0
import { defineTexts } from '@tinhso/kernel/ui'

/** Sentences about which administrative units are meant. */
export const unitTexts = defineTexts({
  askTitle: { vi: 'Địa danh cần chọn', en: 'Places to choose' },
  askHelp: {
    vi: 'Chọn một lần cho mỗi địa danh. Lựa chọn được ghi nhớ cho các tệp sau của bộ dữ liệu; tên viết trong tệp vẫn giữ nguyên.',
    en: 'Choose once for each place. The choice is remembered for later files of the dataset; the name in the file stays as written.',
  },
  askMore: {
    vi: 'Còn địa danh khác, sẽ hiện khi chọn xong danh sách này.',
    en: 'More places follow when these are answered.',
  },
  rows: { vi: '{count} dòng', en: '{count} rows' },
  place: { vi: 'cột bên cạnh ghi: {place}', en: 'beside it: {place}' },
  onDay: { vi: 'tại ngày {day}', en: 'on {day}' },
  'fault.unit.unknown': {
    vi: 'Không có đơn vị nào tên như vậy tại ngày của dòng.',
    en: 'No unit had this name on the day of the rows.',
  },
  'fault.unit.ambiguous': {
    vi: 'Chưa rõ là đơn vị nào: trùng tên, hoặc nằm ở nơi khác với cột bên cạnh.',
    en: 'It is not clear which unit is meant: same names, or elsewhere than the column beside says.',
  },
  'fault.unit.split': {
    vi: 'Đơn vị này đã được chia cho nhiều đơn vị mới. Chọn đơn vị mới có địa bàn này.',
    en: 'This unit was split between several new ones. Choose the one that has this area now.',
  },
  'fault.unit.not-yet': {
    vi: 'Đơn vị này được thành lập sau ngày của dòng. Xem lại cột ngày, hoặc chọn đơn vị.',
    en: 'This unit was founded after the day of the rows. Check the date column, or choose the unit.',
  },
  notBlocking: {
    vi: 'Các dòng vẫn hợp lệ; lựa chọn này chỉ cho biết đơn vị hiện nay.',
    en: 'The rows are right as they are; this only tells the unit of today.',
  },
  other: { vi: 'Đơn vị khác trong danh mục', en: 'Another unit of the register' },
  otherFind: { vi: 'Gõ tên hoặc mã để tìm', en: 'Type a name or a code' },
  keep: { vi: 'Giữ nguyên như đã ghi, không gắn với đơn vị nào', en: 'Keep it as written, without a unit' },
  offered: { vi: '{count} bộ dữ liệu khác đã chọn', en: 'chosen by {count} other datasets' },
  area: { vi: '{area} km²', en: '{area} km²' },
  people: { vi: '{count} người', en: '{count} people' },
  until: { vi: 'đến {day}', en: 'until {day}' },
  since: { vi: 'từ {day}', en: 'since {day}' },
  save: { vi: 'Ghi nhớ và kiểm tra lại', en: 'Remember and check again' },
  saveCount: { vi: 'Đã chọn {chosen} trong {all} địa danh.', en: '{chosen} of {all} places chosen.' },
  passed: { vi: '{count} dòng đã qua kiểm tra.', en: '{count} rows have passed.' },
  settings: { vi: 'Đối chiếu đơn vị hành chính', en: 'Finding administrative units' },
  settingsHelp: {
    vi: 'Mỗi dòng được đối chiếu với danh mục đơn vị tại ngày của dòng, rồi quy về đơn vị hiện nay.',
    en: 'Each row is compared with the units of its own day, then brought to the units of today.',
  },
  asOf: { vi: 'Ngày của dòng lấy từ', en: 'The day of a row is in' },
  asOfNone: { vi: 'Ngày của số liệu (cả tệp)', en: 'The day of the data (whole file)' },
  within: { vi: 'Cột cho biết huyện, tỉnh', en: 'Columns that tell district and province' },
  withinNone: { vi: 'Không có cột nào', en: 'No column' },
  dataDate: { vi: 'Số liệu tính đến ngày', en: 'The data are as of' },
  dataDateHelp: {
    vi: 'Dùng cho dòng không có ngày riêng. Để trống: ngày hôm nay.',
    en: 'For rows without a day of their own. Empty: today.',
  },
  remembered: { vi: 'Địa danh đã chọn', en: 'Remembered places' },
  rememberedPurpose: {
    vi: 'Những lựa chọn đã ghi nhớ khi nạp dữ liệu: tên viết trong tệp là đơn vị nào, đơn vị bị chia nay thuộc đâu.',
    en: 'Choices kept from loading data: which unit a written name means, and where a split unit belongs now.',
  },
  rememberedEmpty: { vi: 'Chưa có lựa chọn nào', en: 'Nothing was chosen yet' },
  rememberedEmptyHelp: {
    vi: 'Khi một tệp có địa danh chưa rõ, người nạp chọn một lần và lựa chọn hiện ở đây.',
    en: 'When a file has an unclear place, whoever brings it chooses once and the choice appears here.',
  },
  written: { vi: 'Ghi trong tệp', en: 'As written' },
  beside: { vi: 'Cột bên cạnh', en: 'Beside it' },
  dataset: { vi: 'Bộ dữ liệu', en: 'Dataset' },
  meaning: { vi: 'Được hiểu là', en: 'Is taken as' },
  kind: { vi: 'Loại', en: 'Kind' },
  'kind.name': { vi: 'Tên, mã', en: 'Name or code' },
  'kind.split': { vi: 'Đơn vị bị chia', en: 'Split unit' },
  who: { vi: 'Người chọn', en: 'Chosen by' },
  correct: { vi: 'Chọn lại', en: 'Choose again' },
  correctName: {
    vi: 'Các tệp nạp sau sẽ theo lựa chọn mới. Dòng đã duyệt giữ nguyên; muốn đổi, nạp lại tệp.',
    en: 'Later files follow the new choice. Rows already accepted stay; to change them, load the file again.',
  },
  correctSplit: {
    vi: 'Dòng có ngày trước khi chia: đơn vị hiện nay đổi theo ngay, kể cả dòng đã duyệt. Dòng có ngày sau khi chia giữ đơn vị đã duyệt; muốn đổi, nạp lại tệp.',
    en: 'Rows of days before the split: what the unit is today changes at once, in accepted rows too. Rows of later days keep the unit they were accepted with; to change it, load the file again.',
  },
})
