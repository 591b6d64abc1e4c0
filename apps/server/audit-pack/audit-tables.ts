// SPDX-License-Identifier: Apache-2.0
import { localDate, zone } from '@tinhso/kernel/clock'
import type { AdministrativeTable, TableCell, TableRow } from '@tinhso/kernel/print'
import type { AuditFacts } from './audit-facts.ts'
import { type CheckedLine, stateNames } from './level-three/index.ts'

const plain = (...cells: TableCell[]): TableRow => ({ kind: 'plain', cells })

const day = (at: Date | null): string | null => (at ? localDate(at) : null)

const titleBlock = ({ profile, asOf, madeAt }: AuditFacts, title: string) => ({
  agency: profile.province.authority.vi,
  title,
  period: `Tính đến ngày ${vietnamese(asOf)}; lập lúc ${moment.format(madeAt)}`,
})

const moment = new Intl.DateTimeFormat('vi-VN', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })

const vietnamese = (date: string): string => date.split('-').reverse().join('/')

const statusNames: Readonly<Record<string, string>> = {
  requested: 'Chờ duyệt',
  approved: 'Đã duyệt, chưa dùng',
  active: 'Đang dùng',
  suspended: 'Tạm ngừng',
  closed: 'Đã đóng',
}

/** Every account with every role it has or had: one line per role, so that it can be filtered. */
export const accountTable = (facts: AuditFacts): AdministrativeTable => ({
  titleBlock: titleBlock(facts, 'DANH SÁCH TÀI KHOẢN VÀ VAI TRÒ'),
  columns: [
    { title: 'Tên đăng nhập' },
    { title: 'Họ và tên' },
    { title: 'Chức vụ' },
    { title: 'Cơ quan' },
    { title: 'Trạng thái' },
    { title: 'Vai trò' },
    { title: 'Phạm vi' },
    { title: 'Từ ngày', format: 'date' },
    { title: 'Đến trước ngày', format: 'date' },
    { title: 'Quyết định' },
    { title: 'Còn hiệu lực' },
    { title: 'Đăng nhập gần nhất', format: 'date' },
    { title: 'Ngày cấp', format: 'date' },
    { title: 'Ngày đóng', format: 'date' },
    { title: 'Đang bị khóa' },
  ],
  rows: facts.accounts.flatMap((account) => {
    const about = [
      account.username,
      account.displayName,
      account.position,
      account.agency?.name ?? null,
      statusNames[account.status] ?? account.status,
    ]
    const dates = [
      day(account.lastSignInAt),
      day(account.approvedAt ?? account.requestedAt),
      day(account.closedAt),
      account.lockedUntil ? 'Có' : 'Không',
    ]
    if (account.grants.length === 0)
      return [plain(...about, '(chưa có vai trò)', null, null, null, null, null, ...dates)]
    return account.grants.map(({ title, agency, includesChildren, validFrom, validTo, ...grant }) =>
      plain(
        ...about,
        title.vi,
        agency ? `${agency.name}${includesChildren ? ' và đơn vị trực thuộc' : ''}` : 'Toàn tỉnh',
        validFrom,
        validTo,
        grant.decisionNumber,
        grant.holds ? 'Có' : grant.revokedAt ? `Đã thu hồi: ${grant.revokedReason ?? ''}` : 'Không',
        ...dates,
      ),
    )
  }),
})

/** Which role may do what, as the running program enforces it: T over the province, C over the own agency. */
export const permissionTable = (facts: AuditFacts): AdministrativeTable => {
  const operations = (key: string) => facts.routes.filter(({ permission }) => permission?.key === key).length
  const reach = { province: 'T', agency: 'C' } as const
  return {
    titleBlock: titleBlock(facts, 'MA TRẬN VAI TRÒ VÀ QUYỀN (T: toàn tỉnh, C: trong cơ quan)'),
    columns: [
      { title: 'Quyền' },
      { title: 'Mã' },
      { title: 'Số thao tác', format: 'number' },
      ...facts.roles.map(({ title }) => ({ title: title.vi, align: 'center' as const })),
    ],
    rows: facts.permissions.map(({ key, title, allow }) =>
      plain(
        title.vi,
        key,
        operations(key),
        ...facts.roles.map((role) => {
          const found = allow[role.key]
          return found ? reach[found] : null
        }),
      ),
    ),
  }
}

/** The checklist as it stands. */
export const checklistTable = (facts: AuditFacts, lines: readonly CheckedLine[]): AdministrativeTable => ({
  titleBlock: titleBlock(facts, 'ĐỐI CHIẾU YÊU CẦU AN TOÀN THÔNG TIN CẤP ĐỘ 3'),
  columns: [
    { title: 'TT', width: 8, align: 'center' },
    { title: 'Yêu cầu', width: 62 },
    { title: 'Nguồn', width: 36 },
    { title: 'Kết luận', width: 24 },
    { title: 'Bằng chứng (giá trị đang dùng)', width: 90 },
    { title: 'Ngoại lệ đã quyết định', width: 32 },
  ],
  rows: [
    ...lines.map(({ number, requirement, source, state, evidence, exception }) =>
      plain(
        String(number),
        requirement.vi,
        source,
        stateNames[state].vi,
        evidence.join('\n'),
        exception
          ? `${exception.reason} (${exception.decidedBy}${exception.until ? `, đến ${vietnamese(exception.until)}` : ''})`
          : null,
      ),
    ),
    ...summaryNotes(facts, lines).map((text): TableRow => ({ kind: 'note', text })),
  ],
  signature: {
    signers: [
      { role: 'NGƯỜI LẬP', hint: '(Ký, ghi rõ họ tên)' },
      { role: 'THỦ TRƯỞNG ĐƠN VỊ', hint: '(Ký, đóng dấu)' },
    ],
  },
})

/** What a reader should know before the table: how it was made, and what is open. */
export const summaryNotes = (facts: AuditFacts, lines: readonly CheckedLine[]): string[] => {
  const { log, origin, database, operations, bill } = facts
  const count = (state: CheckedLine['state']) => lines.filter((line) => line.state === state).length
  const latest = operations.findLast(({ outcome }) => outcome !== 'passed')
  return [
    `Kết luận: ${count('met')} đạt, ${count('partly')} đạt một phần, ${count('not-met')} chưa đạt, ${count('by-configuration')} do hạ tầng, ${count('organisational')} thuộc quy chế.`,
    'Kết luận tính từ hệ thống đang chạy; tài khoản và vai trò tính theo ngày chốt, thiết đặt theo lúc lập. Dòng bắt đầu bằng “–” nằm ngoài chương trình. [F]: đọc từ bản diễn giải đã đối chiếu, chưa phải nguyên văn tiêu chuẩn.',
    `Chương trình ${origin.version}, ${origin.commit ?? 'không rõ commit'}; PostgreSQL ${database.version}; ${bill.components.length} thành phần phần mềm.`,
    `Nhật ký: ${log.entries} mục, ${log.verdict.checkedBlocks} khối đã ký, ${log.verdict.faultCount} lỗi, ${log.verdict.unsealed} mục chờ niêm phong; vân tay khóa ${log.publicKeySha256}.`,
    `Còn mở: ${facts.jobsGivenUp} công việc nền đã bỏ cuộc; lần vận hành không đạt gần nhất: ${latest ? `${latest.at} ${latest.kind} (${latest.outcome})` : 'không có'}.`,
  ]
}

/** What operators did to the whole installation. */
export const operationTable = (facts: AuditFacts): AdministrativeTable => ({
  titleBlock: titleBlock(facts, 'SAO LƯU, KHÔI PHỤC, KIỂM CHỨNG ĐÃ GHI NHẬN'),
  columns: [{ title: 'Thời điểm' }, { title: 'Việc' }, { title: 'Kết quả' }, { title: 'Chi tiết' }],
  rows: facts.operations.map(({ at, kind, outcome, detail }) =>
    plain(
      at,
      { backup: 'Sao lưu', restore: 'Khôi phục', verify: 'Kiểm chứng' }[kind],
      { passed: 'Đạt', failed: 'KHÔNG ĐẠT', unchecked: 'Chưa kết luận' }[outcome],
      detail,
    ),
  ),
})
