// SPDX-License-Identifier: Apache-2.0
import { defineMessages } from '@tinhso/kernel/i18n'

/** Refusals of sign-in, accounts, roles and imports. */
export const identityMessages = defineMessages({
  'identity.wrong-credentials': {
    vi: 'Tên đăng nhập hoặc mật khẩu chưa đúng. Kiểm tra lại rồi đăng nhập.',
    en: 'The username or the password is not right. Check both and sign in again.',
  },
  'identity.account-locked': {
    vi: 'Đăng nhập sai nhiều lần nên tạm khóa {minutes} phút. Chờ hết thời gian rồi thử lại, hoặc nhờ người quản trị của cơ quan cấp lại mật khẩu.',
    en: 'Too many failed attempts: locked for {minutes} minutes. Wait and try again, or ask your agency’s administrator for a new password.',
  },
  'identity.network-locked': {
    vi: 'Có quá nhiều lần đăng nhập sai từ mạng này. Chờ {minutes} phút rồi thử lại.',
    en: 'Too many failed sign-ins came from this network. Wait {minutes} minutes and try again.',
  },
  'identity.too-fast': {
    vi: 'Vừa nhập sai, chờ {seconds} giây rồi thử lại.',
    en: 'The last attempt failed. Wait {seconds} seconds and try again.',
  },
  'identity.account-closed': {
    vi: 'Tài khoản này đã đóng. Nếu anh/chị vẫn công tác, liên hệ người quản trị của cơ quan.',
    en: 'This account is closed. If you are still in office, ask your agency’s administrator.',
  },
  'identity.account-suspended': {
    vi: 'Tài khoản này đang tạm ngừng. Liên hệ người quản trị của cơ quan để mở lại.',
    en: 'This account is suspended. Ask your agency’s administrator to reopen it.',
  },
  'identity.account-not-approved': {
    vi: 'Tài khoản này chưa được duyệt. Liên hệ người quản trị của cơ quan.',
    en: 'This account has not been approved yet. Ask your agency’s administrator.',
  },
  'identity.one-time-expired': {
    vi: 'Mật khẩu dùng một lần này đã quá hạn. Nhờ người quản trị của cơ quan cấp phiếu mới.',
    en: 'This one-time password has expired. Ask your agency’s administrator for a new slip.',
  },
  'identity.password-too-short': {
    vi: 'Mật khẩu cần ít nhất {length} ký tự. Một câu dài dễ nhớ là tốt nhất.',
    en: 'The password needs at least {length} characters. A long phrase you remember is best.',
  },
  'identity.password-too-long': {
    vi: 'Mật khẩu không được dài quá 200 ký tự.',
    en: 'The password must not be longer than 200 characters.',
  },
  'identity.password-common': {
    vi: 'Mật khẩu này quá phổ biến, dễ bị đoán. Chọn một câu khác.',
    en: 'This password is common and easily guessed. Choose another phrase.',
  },
  'identity.password-contains-username': {
    vi: 'Mật khẩu không được chứa tên đăng nhập. Chọn một câu khác.',
    en: 'The password must not contain the username. Choose another phrase.',
  },
  'identity.password-used-before': {
    vi: 'Mật khẩu này đã dùng trước đây. Chọn một mật khẩu chưa từng dùng.',
    en: 'This password was used before. Choose one that was not.',
  },
  'identity.password-mismatch': {
    vi: 'Hai lần nhập mật khẩu mới chưa giống nhau. Nhập lại lần hai.',
    en: 'The two new passwords differ. Type the second again.',
  },
  'identity.current-password-wrong': {
    vi: 'Mật khẩu đang dùng chưa đúng. Nhập lại.',
    en: 'The current password is not right. Type it again.',
  },
  'identity.account-not-found': {
    vi: 'Không tìm thấy tài khoản “{username}”, hoặc tài khoản ngoài phạm vi quản lý của anh/chị.',
    en: 'The account “{username}” was not found, or is outside the scope you manage.',
  },
  'identity.account-exists': {
    vi: 'Người có số định danh này đã có tài khoản. Mỗi cán bộ chỉ có một tài khoản; tìm tài khoản đó thay vì tạo mới.',
    en: 'The person with this identifier already has an account. One official has one account; find it instead of making another.',
  },
  'identity.username-taken': {
    vi: 'Tên đăng nhập “{username}” đã có người dùng. Chọn tên khác.',
    en: 'The username “{username}” is taken. Choose another.',
  },
  'identity.wrong-identifier': {
    vi: 'Số định danh cá nhân gồm đúng 12 chữ số. Xem lại thẻ căn cước.',
    en: 'A personal identifier has exactly 12 digits. Check the identity card.',
  },
  'identity.agency-not-found': {
    vi: 'Không tìm thấy cơ quan “{agency}”, hoặc cơ quan ngoài phạm vi quản lý của anh/chị.',
    en: 'The agency “{agency}” was not found, or is outside the scope you manage.',
  },
  'identity.wrong-status': {
    vi: 'Tài khoản đang ở trạng thái “{status}” nên chưa làm được việc này. Tải lại trang để xem trạng thái mới.',
    en: 'The account is in the state “{status}”, so this cannot be done. Reload the page to see its state.',
  },
  'identity.own-account': {
    vi: 'Không tự làm việc này với tài khoản của chính mình. Nhờ một người quản trị khác.',
    en: 'This cannot be done to your own account. Ask another administrator.',
  },
  'identity.beyond-scope': {
    vi: 'Tài khoản này giữ vai trò vượt phạm vi quản lý của anh/chị. Nhờ quản trị cấp tỉnh.',
    en: 'This account holds roles beyond the scope you manage. Ask a provincial administrator.',
  },
  'identity.last-administrator': {
    vi: 'Đây là người quản trị cấp tỉnh cuối cùng còn hoạt động. Cấp vai trò này cho một người khác trước.',
    en: 'This is the last active administrator of the province. Grant the role to another person first.',
  },
  'identity.stale': {
    vi: 'Tài khoản vừa được người khác sửa. Tải lại trang, xem lại rồi lưu.',
    en: 'Someone else has just changed this account. Reload, review and save again.',
  },
  'identity.role-unknown': {
    vi: 'Không có vai trò “{role}”. Chọn trong danh sách.',
    en: 'There is no role “{role}”. Choose one from the list.',
  },
  'identity.role-province-only': {
    vi: 'Vai trò “{role}” có hiệu lực toàn tỉnh, chỉ quản trị cấp tỉnh mới cấp được.',
    en: 'The role “{role}” holds for the whole province; only a provincial administrator may grant it.',
  },
  'identity.role-needs-agency': {
    vi: 'Chọn cơ quan mà vai trò “{role}” có hiệu lực.',
    en: 'Choose the agency in which the role “{role}” holds.',
  },
  'identity.role-held': {
    vi: 'Tài khoản đã có vai trò này ở cơ quan này trong thời gian đó.',
    en: 'The account already holds this role in this agency for that time.',
  },
  'identity.separate-duties': {
    vi: 'Không để một tài khoản vừa “{role}” vừa “{other}”. Cấp cho người khác, hoặc thu hồi vai trò cũ trước.',
    en: 'One account may not be both “{role}” and “{other}”. Grant it to another person, or revoke the earlier role first.',
  },
  'identity.range-empty': {
    vi: 'Ngày kết thúc phải sau ngày bắt đầu.',
    en: 'The end date must be after the start date.',
  },
  'identity.wrong-day': {
    vi: 'Ngày “{day}” chưa đúng. Ghi theo dạng năm-tháng-ngày, ví dụ 2026-03-01.',
    en: 'The day “{day}” is not right. Write year-month-day, for example 2026-03-01.',
  },
  'identity.grant-not-found': {
    vi: 'Không tìm thấy vai trò này, hoặc vai trò đã được thu hồi.',
    en: 'This role grant was not found, or was already revoked.',
  },
  'identity.session-not-found': {
    vi: 'Phiên này đã kết thúc hoặc không phải của anh/chị.',
    en: 'This session has ended or is not yours.',
  },
  'identity.import-unreadable': {
    vi: 'Không đọc được tệp này. Dùng tệp Excel (.xlsx) hoặc CSV (UTF-8), dòng đầu là tên cột.',
    en: 'This file cannot be read. Use an Excel (.xlsx) or CSV (UTF-8) file with column names in the first row.',
  },
  'identity.import-too-long': {
    vi: 'Tệp có {count} dòng, mỗi lần nhập tối đa {limit} dòng. Chia tệp rồi nhập từng phần.',
    en: 'The file has {count} rows; at most {limit} can be imported at once. Split it.',
  },
  'identity.import-column-missing': {
    vi: 'Tệp thiếu cột: {columns}. Thêm cột rồi tải lại.',
    en: 'The file lacks the columns: {columns}. Add them and upload again.',
  },
  'identity.import-has-errors': {
    vi: 'Còn {count} dòng cần sửa. Sửa tệp rồi tải lại, hoặc chọn bỏ qua các dòng này.',
    en: '{count} rows have errors. Correct the file and upload again, or choose to skip them.',
  },
  'identity.import-name-missing': {
    vi: 'Chưa có họ và tên.',
    en: 'The name is missing.',
  },
  'identity.import-agency-unknown': {
    vi: 'Không tìm thấy cơ quan “{agency}” trong phạm vi quản lý của anh/chị. Ghi đúng tên hoặc mã cơ quan.',
    en: 'The agency “{agency}” is not within the scope you manage. Write its exact name or code.',
  },
  'identity.import-repeated': {
    vi: 'Số định danh trùng với dòng {row}. Bỏ một trong hai dòng.',
    en: 'The identifier repeats that of row {row}. Remove one of the two.',
  },
  'identity.import-wrong-username': {
    vi: 'Tên đăng nhập “{username}” chưa đúng: chỉ dùng chữ thường không dấu, số, dấu chấm hoặc gạch nối.',
    en: 'The username “{username}” is not right: use plain lower-case letters, digits, dots or hyphens.',
  },
  'identity.import-username-differs': {
    vi: 'Người này đã có tên đăng nhập “{username}”; tên đăng nhập không đổi được. Để trống ô này.',
    en: 'This person already has the username “{username}”; it cannot be changed. Leave the cell empty.',
  },
  'identity.import-account-closed': {
    vi: 'Tài khoản “{username}” của người này đã đóng. Mở lại trước rồi nhập.',
    en: 'The account “{username}” of this person is closed. Reopen it first.',
  },
  'identity.import-decision-missing': {
    vi: 'Cấp vai trò cần số quyết định. Ghi số quyết định rồi tải lại tệp.',
    en: 'Granting roles needs a decision number. Give it and upload again.',
  },
  'identity.import-wrong-email': {
    vi: 'Địa chỉ thư “{email}” chưa đúng.',
    en: 'The e-mail address “{email}” is not right.',
  },
  'identity.import-not-found': {
    vi: 'Không tìm thấy lần nhập này.',
    en: 'This import was not found.',
  },
  'identity.import-applied': {
    vi: 'Danh sách này đã được áp dụng.',
    en: 'This list has already been applied.',
  },
  'identity.import-stale': {
    vi: 'Tài khoản đã thay đổi từ lúc so sánh. Xem lại bảng so sánh mới rồi áp dụng.',
    en: 'Accounts have changed since the comparison. Review the new comparison and apply.',
  },
})
