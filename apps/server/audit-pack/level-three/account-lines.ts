// SPDX-License-Identifier: Apache-2.0
import type { AuditedAccount } from '@tinhso/identity'
import type { AuditFacts } from '../audit-facts.ts'
import { atMostPartly, judged, type Line, offers, tcvn } from './line.ts'

const dayMs = 86_400_000

const mayUse = ({ status }: AuditedAccount) => status === 'approved' || status === 'active'

/** Accounts that may sign in and have not done so for longer than the profile allows. */
const sleeping = ({ accounts, profile, madeAt }: AuditFacts): AuditedAccount[] => {
  const limit = madeAt.getTime() - profile.security.inactiveAccountDays * dayMs
  return accounts.filter(
    (account) => mayUse(account) && (account.lastSignInAt ?? account.requestedAt).getTime() < limit,
  )
}

/** Accounts that administer the whole platform and work on data or read its evidence as well. */
const mixed = ({ accounts }: AuditFacts): AuditedAccount[] =>
  accounts.filter((account) => {
    const held = new Set(account.grants.filter(({ holds }) => holds).map(({ role }) => role))
    return mayUse(account) && held.has('sysadmin') && held.size > 1
  })

const names = (accounts: readonly AuditedAccount[]): string =>
  accounts.length === 0
    ? ''
    : `: ${accounts
        .slice(0, 10)
        .map(({ username }) => username)
        .join(', ')}${accounts.length > 10 ? ' …' : ''}`

/** Lines 1–7: who gets in, and who may do what. */
export const accountLines: readonly Line[] = [
  {
    number: 1,
    requirement: {
      vi: 'Xác thực đa yếu tố cho quản trị và cho truy cập từ Internet, đối tác, bên thứ ba',
      en: 'MFA for administrators and for access from the Internet, partners, third parties',
    },
    source: tcvn('5.6.2.4'),
    judge: (facts) =>
      judged([
        [
          offers(facts, /second-factor|totp|webauthn|passkey/),
          `chương trình có thao tác đăng nhập bằng yếu tố thứ hai (trong ${facts.routes.length} thao tác)`,
        ],
      ]),
  },
  {
    number: 2,
    requirement: {
      vi: 'Mật khẩu ≥ 14 ký tự, 4 loại ký tự khi không có MFA; đổi ở lần đăng nhập đầu; quản trị đổi 2 tháng một lần, không dùng lại 10 mật khẩu gần nhất',
      en: 'Password ≥ 14 and 4 classes without MFA; forced change at first sign-in; administrators every 2 months; last 10 not reused',
    },
    source: tcvn('5.6.2.2'),
    judge: ({ profile: { security }, accounts }) => {
      const unchanged = accounts.filter((one) => one.passwordChangedAt === null && !one.mustChangePassword)
      return judged([
        [security.passwordLength >= 14, `passwordLength = ${security.passwordLength}`],
        [false, 'không đòi 4 loại ký tự: thay bằng độ dài, danh sách mật khẩu phổ biến, cấm tên đăng nhập'],
        [
          unchanged.filter(({ passwordMethod }) => passwordMethod !== null).length === 0,
          `${unchanged.length} tài khoản dùng mật khẩu ban đầu mà không bị buộc đổi`,
        ],
        [
          security.administratorPasswordAgeDays <= 62,
          `administratorPasswordAgeDays = ${security.administratorPasswordAgeDays}`,
        ],
        [security.passwordHistory >= 10, `passwordHistory = ${security.passwordHistory}`],
      ])
    },
  },
  {
    number: 3,
    requirement: {
      vi: 'Khóa sau tối đa 5 lần sai; có cách mở khóa',
      en: 'Lockout after ≤ 5 failures, with an unlock path',
    },
    source: tcvn('5.5.2.2'),
    judge: (facts) =>
      judged([
        [
          facts.profile.security.lockoutAttempts <= 5,
          `lockoutAttempts = ${facts.profile.security.lockoutAttempts}, lockoutMinutes = ${facts.profile.security.lockoutMinutes}`,
        ],
        [offers(facts, /unlock/), 'thao tác mở khóa tài khoản của quản trị'],
      ]),
  },
  {
    number: 4,
    requirement: {
      vi: 'Khóa phiên khi không thao tác: người dùng ≤ 15 phút, quản trị ≤ 5 phút',
      en: 'Idle lock: users ≤ 15 minutes, administrators ≤ 5 minutes',
    },
    source: tcvn('5.5.2.2'),
    judge: ({ profile: { security } }) =>
      judged([
        [security.idleMinutes <= 15, `idleMinutes = ${security.idleMinutes}`],
        [
          security.administratorIdleMinutes <= 5,
          `administratorIdleMinutes = ${security.administratorIdleMinutes}`,
        ],
      ]),
  },
  {
    number: 5,
    requirement: {
      vi: 'Mỗi người một tài khoản; tách 4 loại; 45 ngày không dùng thì vô hiệu; rà soát 6 tháng một lần',
      en: 'One person per account; 4 kinds separated; inactive 45 days → disabled; list reviewed every 6 months',
    },
    source: tcvn('5.6.2.1, 5.6.2.3'),
    judge: (facts) => {
      const idle = sleeping(facts)
      const { inactiveAccountDays } = facts.profile.security
      return atMostPartly(
        judged([
          [inactiveAccountDays <= 45, `inactiveAccountDays = ${inactiveAccountDays}`],
          [idle.length === 0, `${idle.length} tài khoản quá hạn không dùng vẫn mở${names(idle)}`],
          [
            mixed(facts).length === 0,
            `${mixed(facts).length} tài khoản quản trị kiêm việc khác${names(mixed(facts))}`,
          ],
        ]),
        'rà soát định kỳ là việc của cơ quan: dùng tai-khoan.xlsx trong hồ sơ này',
      )
    },
  },
  {
    number: 6,
    requirement: {
      vi: 'Quyền tối thiểu, tách nhiệm vụ, quyền theo vị trí được lập thành văn bản; rà soát 6 tháng một lần',
      en: 'Least privilege, separation of duties, documented rights per post; reviewed every 6 months',
    },
    source: tcvn('5.6.2.4, 5.4.2.1'),
    judge: ({ permissions, accounts, roles }) => {
      const held = accounts.flatMap(({ grants }) => grants.filter(({ holds }) => holds))
      const bare = held.filter(({ decisionNumber }) => decisionNumber === null)
      return atMostPartly(
        judged([
          [
            permissions.length > 0,
            `${permissions.length} quyền × ${roles.length} vai trò: vai-tro-va-quyen.xlsx`,
          ],
          [
            bare.length === 0,
            `${bare.length}/${held.length} vai trò đang giữ không ghi số quyết định phân công`,
          ],
        ]),
        'rà soát định kỳ là việc của cơ quan',
      )
    },
  },
  {
    number: 7,
    requirement: { vi: 'Quản lý tài khoản tập trung', en: 'Central account management' },
    source: tcvn('5.6.2.3'),
    judge: (facts) =>
      judged([
        [offers(facts, /oidc|ldap|saml/), 'kết nối hệ thống đăng nhập tập trung của tỉnh (OIDC, LDAP)'],
        [true, `một nơi quản lý cho mọi mô-đun: ${facts.accounts.length} tài khoản`],
      ]),
  },
]
