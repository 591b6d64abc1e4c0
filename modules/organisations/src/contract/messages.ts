// SPDX-License-Identifier: Apache-2.0
import { createRefusal } from '@tinhso/kernel/errors'
import { defineMessages } from '@tinhso/kernel/i18n'

export const organisationsMessages = defineMessages({
  'organisations.agency-not-found': {
    vi: 'Không tìm thấy cơ quan có mã “{code}”. Kiểm tra lại mã, hoặc tìm theo tên.',
    en: 'There is no agency with the code “{code}”. Check the code, or search by name.',
  },
  'organisations.duplicate-agency-code': {
    vi: 'Mã “{code}” đang do “{holder}” sử dụng. Nhập mã khác, hoặc đóng cơ quan cũ trước.',
    en: 'The code “{code}” belongs to “{holder}”. Use another code, or close the other agency first.',
  },
  'organisations.agency-code-format': {
    vi: 'Mã “{code}” không đúng dạng mã định danh (ví dụ H10.12). Để trống nếu chưa được cấp; hệ thống sẽ đặt mã tạm.',
    en: 'The code “{code}” is not an agency identifier (such as H10.12). Leave it empty when none was given yet.',
  },
  'organisations.org-cycle': {
    vi: 'Không thể đặt “{parent}” làm cơ quan cấp trên vì cơ quan này đang trực thuộc “{agency}”.',
    en: '“{parent}” cannot be the parent: it is itself under “{agency}”.',
  },
  'organisations.stale': {
    vi: 'Người khác vừa cập nhật thông tin này. Tải lại trang rồi làm tiếp.',
    en: 'Someone else has just changed this. Reload the page and go on.',
  },
  'organisations.agency-closed': {
    vi: '“{name}” đã kết thúc hoạt động từ {date}. Chọn cơ quan đang hoạt động.',
    en: '“{name}” was closed on {date}. Choose an agency that is active.',
  },
  'organisations.has-children': {
    vi: '“{name}” còn {count} đơn vị trực thuộc. Chuyển các đơn vị đó sang cơ quan khác trước khi đóng.',
    en: '“{name}” still has {count} agencies under it. Move them before you close it.',
  },
  'organisations.successor-inactive': {
    vi: 'Cơ quan kế thừa “{name}” không còn hoạt động vào ngày {date}.',
    en: 'The successor “{name}” is not active on {date}.',
  },
  'organisations.name-date': {
    vi: 'Ngày đổi tên phải sau {date}, ngày bắt đầu của tên hiện tại.',
    en: 'The new name must begin after {date}, when the present name began.',
  },
  'organisations.code-is-official': {
    vi: 'Cơ quan đã có mã chính thức “{code}”. Ghi ngày bắt đầu của mã mới.',
    en: 'The agency already has the official code “{code}”. State from when the new one holds.',
  },
  'organisations.focal-exists': {
    vi: 'Đầu mối cấp tỉnh đang là “{name}”. Mỗi thời điểm chỉ có một đầu mối; chọn “thay thế” để chuyển.',
    en: '“{name}” is the provincial focal point now. There is one at a time; replace it to change.',
  },
  'organisations.not-focal-department': {
    vi: 'Đầu mối cấp tỉnh phải là “{name}” theo hồ sơ tỉnh.',
    en: 'The province’s profile names “{name}” as the focal department.',
  },
  'organisations.officer-of-other-agency': {
    vi: 'Cán bộ đầu mối phải thuộc “{agency}”. Chọn cán bộ của cơ quan này.',
    en: 'A focal officer must belong to “{agency}”. Choose an officer of that agency.',
  },
  'organisations.focal-officer-exists': {
    vi: '“{name}” đang là cán bộ đầu mối {rank}. Chọn “thay thế” nếu muốn đổi người.',
    en: '“{name}” is the {rank} focal officer now. Replace the officer to change.',
  },
  'organisations.officer-contact-missing': {
    vi: 'Ghi ít nhất số điện thoại hoặc thư điện tử của cán bộ đầu mối.',
    en: 'Give a phone number or an e-mail address of the focal officer.',
  },
  'organisations.no-focal-officer': {
    vi: 'Cơ quan chưa có cán bộ đầu mối này.',
    en: 'The agency has no such focal officer.',
  },
  'organisations.unit-not-found': {
    vi: 'Không có đơn vị hành chính mã “{code}” vào ngày {date}.',
    en: 'There is no administrative unit with the code “{code}” on {date}.',
  },
  'organisations.unit-overlap': {
    vi: 'Đơn vị mã “{code}” đã có trong thời gian này. Kết thúc đơn vị cũ trước khi ghi đơn vị mới.',
    en: 'A unit with the code “{code}” exists in this period. End it before you record the new one.',
  },
  'organisations.unit-in-use': {
    vi: 'Không xóa được “{name}” vì đang được sử dụng ({uses}). Ghi ngày kết thúc thay cho xóa.',
    en: '“{name}” is in use ({uses}) and cannot be removed. Record its end instead.',
  },
  'organisations.unit-change-empty': {
    vi: 'Ghi ít nhất một đơn vị kết thúc hoặc một đơn vị mới.',
    en: 'Name at least one unit that ends or one that begins.',
  },
  'organisations.unit-files-missing': {
    vi: 'Thiếu tệp: {files}. Chưa có gì được nhập. Bổ sung rồi nhập lại.',
    en: 'Missing files: {files}. Nothing was imported. Add them and try again.',
  },
  'organisations.unit-columns-missing': {
    vi: 'Tệp {file} thiếu cột: {columns}. Chưa có gì được nhập.',
    en: '{file} lacks the columns: {columns}. Nothing was imported.',
  },
})

/** Makes a refusal of this module. */
export const refuse = createRefusal(organisationsMessages)
