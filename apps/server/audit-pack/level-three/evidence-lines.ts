// SPDX-License-Identifier: Apache-2.0
import type { AuditFacts } from '../audit-facts.ts'
import { atMostPartly, judged, type Line, tcvn, type Verdict } from './line.ts'

const chainText = ({ log: { verdict } }: AuditFacts): string =>
  `chuỗi nhật ký: ${verdict.checkedEntries} mục, ${verdict.checkedBlocks} khối đã ký, ${verdict.faultCount} lỗi, ${verdict.unsealed} mục chờ niêm phong`

const isPrivate = (mode: string): boolean => /^0[0-7]00$/.test(mode)

const encryption = (facts: AuditFacts): Verdict => {
  const { accounts, keyFileModes, settings, database } = facts
  const methods = [...new Set(accounts.flatMap(({ passwordMethod }) => passwordMethod ?? []))]
  const open = Object.entries(keyFileModes).filter(([, mode]) => !isPrivate(mode))
  const publicUrl = settings['publicUrl'] ?? ''
  return atMostPartly(
    judged([
      [
        methods.every((method) => method === 'argon2id'),
        `mật khẩu băm bằng: ${methods.join(', ') || '(chưa có)'}`,
      ],
      [
        open.length === 0,
        `tệp khóa chỉ tài khoản vận hành đọc được: ${Object.entries(keyFileModes)
          .map(([name, mode]) => `${name} ${mode}`)
          .join(', ')}`,
      ],
      [publicUrl.startsWith('https://'), `publicUrl = ${publicUrl}`],
      [
        database.local || database.encryptedConnection,
        `kết nối cơ sở dữ liệu: ${database.local ? 'cùng máy' : database.encryptedConnection ? 'TLS' : 'KHÔNG mã hóa'}`,
      ],
    ]),
    'mã hóa ổ đĩa chứa thư mục dữ liệu và vòng đời khóa do đơn vị vận hành bảo đảm',
  )
}

/** Lines 8–12: logs, encryption, integrity, classification. */
export const evidenceLines: readonly Line[] = [
  {
    number: 8,
    requirement: {
      vi: 'Nhật ký truy cập, tiến trình, ứng dụng, cảnh báo; có nguồn, đích, tài khoản, thời gian, hành vi; đồng bộ giờ; tập trung; SIEM; cảnh báo đầy bộ nhớ',
      en: 'Access, process, application and alert logs with source, account, time, action; NTP; central; SIEM; capacity alarm',
    },
    source: tcvn('5.8.2.1'),
    judge: (facts) =>
      atMostPartly(
        judged([
          [
            facts.log.entries > 0,
            `${facts.log.entries} mục nhật ký có người, thời điểm, hành vi, đối tượng, địa chỉ mạng`,
          ],
          [facts.log.verdict.ok, chainText(facts)],
        ]),
        'đồng bộ giờ (NTP), gửi nhật ký JSON và /metrics tới hệ thống giám sát: do đơn vị vận hành cấu hình',
      ),
  },
  {
    number: 9,
    requirement: {
      vi: 'Lưu nhật ký ≥ 3 tháng (chọn 12 tháng); rà soát 6 tháng một lần',
      en: 'Logs kept ≥ 3 months (12 chosen); reviewed every 6 months',
    },
    source: `${tcvn('5.8.2.1')}; NĐ 333/2026/NĐ-CP (12 tháng, dịch vụ trực tuyến)`,
    judge: ({ profile: { retentionMonths }, log }) =>
      judged([
        [retentionMonths.audit >= 12, `retentionMonths.audit = ${retentionMonths.audit}`],
        [retentionMonths.accessLog >= 12, `retentionMonths.accessLog = ${retentionMonths.accessLog}`],
        [
          true,
          `mục cũ nhất còn giữ: ${log.oldest?.toISOString() ?? '(chưa có)'}; chương trình không tự xóa nhật ký`,
        ],
      ]),
  },
  {
    number: 10,
    requirement: {
      vi: 'Mã hóa thông tin xác thực và dữ liệu quan trọng khi lưu và khi truyền; vòng đời khóa',
      en: 'Credentials and important data encrypted at rest and in transit; key lifecycle',
    },
    source: tcvn('5.4.2.4'),
    judge: encryption,
  },
  {
    number: 11,
    requirement: {
      vi: 'Mã kiểm toàn vẹn cho dữ liệu quan trọng; chữ ký số khi trao đổi dữ liệu quan trọng',
      en: 'Integrity code for important data; digital signature when it is exchanged',
    },
    source: tcvn('5.4.2.5, 5.4.2.8'),
    judge: (facts) =>
      judged([
        [facts.log.verdict.ok, chainText(facts)],
        [true, `khóa ký Ed25519 của hệ thống, vân tay ${facts.log.publicKeySha256}`],
        [
          facts.database.pageChecksums,
          `mã kiểm trang của PostgreSQL ${facts.database.version}: ${facts.database.pageChecksums ? 'bật' : 'tắt'}`,
        ],
        [
          facts.operations.some(({ kind, outcome }) => kind === 'verify' && outcome === 'passed'),
          `lần ./tinhso verify gần nhất: ${lastVerify(facts)}`,
        ],
      ]),
  },
  {
    number: 12,
    requirement: {
      vi: 'Phân loại dữ liệu 4 mức (bí mật nhà nước không vào nền tảng); sơ đồ luồng dữ liệu; tách môi trường',
      en: 'Data classified in 4 tiers (state secrets never enter); data-flow diagram; environments separated',
    },
    source: tcvn('5.4.2.1, 5.4.2.6, 5.4.2.7'),
    judge: ({ settings, modules, profile }) =>
      atMostPartly(
        judged([
          [
            modules.includes('catalog'),
            'mỗi bộ dữ liệu phải khai mức truy cập, quan trọng, dữ liệu cá nhân, bảo mật khi đăng ký',
          ],
          [true, `bí mật nhà nước: ${profile.scope.stateSecrets}`],
          [
            settings['demo'] === 'false',
            `chế độ tập huấn: ${settings['demo'] === 'false' ? 'không' : 'CÓ (không phải môi trường thật)'}`,
          ],
        ]),
        'sơ đồ luồng dữ liệu và việc tách môi trường nằm trong hồ sơ cấp độ',
      ),
  },
]

function lastVerify({ operations }: AuditFacts): string {
  const last = operations.findLast(({ kind }) => kind === 'verify')
  return last ? `${last.at} ${last.outcome}` : 'chưa có'
}
