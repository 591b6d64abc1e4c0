// SPDX-License-Identifier: Apache-2.0
import { createRefusal } from '../errors/index.ts'
import { defineMessages } from '../i18n/index.ts'

export const procedureMessages = defineMessages({
  'procedure.case-not-found': {
    vi: 'Không tìm thấy hồ sơ này, hoặc hồ sơ không thuộc phạm vi của tài khoản đang dùng.',
    en: 'This case was not found, or it is outside the scope of the account in use.',
  },
  'procedure.forbidden': {
    vi: 'Bước “{action}” không thuộc vai trò của anh/chị trong hồ sơ này. Người thực hiện: {holders}.',
    en: 'The step “{action}” does not belong to your role in this case. It is for: {holders}.',
  },
  'procedure.opening-forbidden': {
    vi: 'Tài khoản của anh/chị chưa được mở “{procedure}” cho cơ quan này.',
    en: 'Your account may not open “{procedure}” for this agency.',
  },
  'procedure.invalid-transition': {
    vi: 'Hồ sơ đang ở bước “{state}”, chưa thể làm “{action}”. Tải lại hồ sơ để xem bước tiếp theo.',
    en: 'The case is at “{state}”, so “{action}” cannot be done. Reload the case to see the next step.',
  },
  'procedure.stale': {
    vi: 'Hồ sơ vừa được người khác xử lý. Tải lại để xem tình trạng mới rồi làm tiếp.',
    en: 'Somebody else has just acted on this case. Reload it and go on.',
  },
  'procedure.reason-required': {
    vi: 'Ghi rõ lý do trước khi “{action}”.',
    en: 'Give the reason before “{action}”.',
  },
  'procedure.form-invalid': {
    vi: 'Biểu mẫu của bước “{action}” còn ô chưa đúng. Xem từng ô bên dưới.',
    en: 'The form of “{action}” has fields to correct. See each field below.',
  },
  'procedure.same-person': {
    vi: 'Bước “{action}” phải do người khác làm: anh/chị đã thực hiện bước “{earlier}” của hồ sơ này.',
    en: '“{action}” must be done by another person: you took the step “{earlier}” of this case.',
  },
  'procedure.already-confirmed': {
    vi: 'Anh/chị đã xác nhận bước này. Đang chờ bên còn lại xác nhận.',
    en: 'You have confirmed this step. The other side is still to confirm.',
  },
  'procedure.confirmation-differs': {
    vi: 'Nội dung xác nhận khác với nội dung bên kia đã ghi. Hai bên thống nhất rồi xác nhận lại.',
    en: 'Your answer differs from what the other side recorded. Agree on it and confirm again.',
  },
  'procedure.child-went-on': {
    vi: 'Không làm được nữa vì “{title}” đã được tiếp nhận.',
    en: 'This is no longer possible: “{title}” has already been taken up.',
  },
  'procedure.children-open': {
    vi: 'Còn {count} hồ sơ con chưa kết thúc. Chờ các hồ sơ đó kết thúc rồi làm tiếp.',
    en: '{count} child cases are still open. Go on when they have ended.',
  },
  'procedure.unknown-definition': {
    vi: 'Hệ thống không có quy trình “{procedure}”.',
    en: 'There is no procedure “{procedure}”.',
  },
})

export const refuseProcedure = createRefusal(procedureMessages)
