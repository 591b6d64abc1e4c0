// SPDX-License-Identifier: Apache-2.0
import { defineMessages } from '@tinhso/kernel/i18n'

/** Words of the sign-in pages. */
export const signInText = defineMessages({
  signIn: { vi: 'Đăng nhập', en: 'Sign in' },
  purpose: {
    vi: 'Dành cho cán bộ, công chức, viên chức của tỉnh. Dữ liệu mở xem và tải được mà không cần đăng nhập.',
    en: 'For officials of the province. Open data can be read and downloaded without signing in.',
  },
  openData: { vi: 'Đến cổng dữ liệu', en: 'To the data portal' },
  username: { vi: 'Tên đăng nhập', en: 'Username' },
  password: { vi: 'Mật khẩu', en: 'Password' },
  signInButton: { vi: 'Đăng nhập', en: 'Sign in' },
  fillUsername: { vi: 'Nhập tên đăng nhập.', en: 'Enter the username.' },
  fillPassword: { vi: 'Nhập mật khẩu.', en: 'Enter the password.' },
  forgotten: { vi: 'Quên mật khẩu hoặc chưa có tài khoản?', en: 'Forgot the password, or no account yet?' },
  forgottenHelp: {
    vi: 'Liên hệ người quản trị tài khoản của cơ quan mình để nhận phiếu mật khẩu dùng một lần.',
    en: 'Ask the account administrator of your agency for a slip with a one-time password.',
  },
  carefulTitle: { vi: 'Giữ an toàn', en: 'Stay safe' },
  careful: {
    vi: 'Không cho người khác mượn tài khoản. Đăng xuất khi dùng máy chung. Không ai của hệ thống hỏi mật khẩu qua điện thoại hay tin nhắn.',
    en: 'Do not lend your account. Sign out on shared computers. Nobody will ever ask for your password by telephone or message.',
  },
  signedOut: { vi: 'Anh/chị đã đăng xuất.', en: 'You have signed out.' },
  changeTitle: { vi: 'Đổi mật khẩu', en: 'Change password' },
  changeFirst: {
    vi: 'Mật khẩu vừa dùng chỉ dùng một lần hoặc đã quá hạn. Đặt mật khẩu mới của riêng mình để tiếp tục.',
    en: 'The password you have just used was for one use, or has expired. Choose a new one of your own to go on.',
  },
  changeOwn: {
    vi: 'Sau khi đổi, các phiên đăng nhập khác của anh/chị sẽ kết thúc.',
    en: 'After the change your other sessions end.',
  },
  currentPassword: { vi: 'Mật khẩu đang dùng', en: 'Current password' },
  newPassword: { vi: 'Mật khẩu mới', en: 'New password' },
  newPasswordHelp: {
    vi: 'Ít nhất {length} ký tự, không chứa tên đăng nhập. Một câu dài dễ nhớ, có cả dấu cách, là tốt nhất.',
    en: 'At least {length} characters, without your username. A long phrase with spaces is best.',
  },
  repeatPassword: { vi: 'Nhập lại mật khẩu mới', en: 'New password again' },
  changeButton: { vi: 'Lưu mật khẩu mới', en: 'Save new password' },
  signOut: { vi: 'Đăng xuất', en: 'Sign out' },
  signOutQuestion: {
    vi: 'Kết thúc phiên làm việc trên máy này?',
    en: 'End your session on this computer?',
  },
  signOutAs: { vi: 'Đang đăng nhập: {name}.', en: 'Signed in as {name}.' },
  goBack: { vi: 'Quay lại làm việc', en: 'Back to work' },
})
