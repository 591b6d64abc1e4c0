// SPDX-License-Identifier: Apache-2.0
import type { AuditFacts } from '../audit-facts.ts'
import { atMostPartly, judged, type Line, offers, tcvn } from './line.ts'

const dayMs = 86_400_000

const age = ({ operations, madeAt }: AuditFacts, kind: 'backup' | 'restore') => {
  const last = operations.findLast((one) => one.kind === kind && one.outcome === 'passed')
  if (!last) return { days: Number.POSITIVE_INFINITY, text: 'chưa có lần nào được ghi nhận' }
  const days = (madeAt.getTime() - Date.parse(last.at)) / dayMs
  return { days, text: `${last.at} (${days.toFixed(1)} ngày trước) — ${last.detail}` }
}

/** Lines 13–19: code, scanning, backup, network, incidents. */
export const operationLines: readonly Line[] = [
  {
    number: 13,
    requirement: {
      vi: 'Kiểm tra dữ liệu vào, ra; chống tấn công phổ biến; thông báo lỗi có kiểm soát; không có bí mật trong mã',
      en: 'Input and output validation, defence against common attacks, controlled errors, no secrets in code',
    },
    source: tcvn('5.17.2.3'),
    judge: ({ routes, settings, profile }) => {
      const loose = routes.filter(
        ({ method, body, multipart, stream }) =>
          ['PUT', 'PATCH'].includes(method) && !body && !multipart && !stream,
      )
      return judged([
        [
          loose.length === 0,
          `${routes.length} thao tác có đối tượng sử dụng và lược đồ; ${loose.length} thao tác sửa không có lược đồ`,
        ],
        [
          profile.thresholds.anonymousRequestsPerMinute > 0,
          `giới hạn khách: ${profile.thresholds.anonymousRequestsPerMinute} yêu cầu mỗi phút`,
        ],
        [
          settings['production'] === 'true',
          `TINHSO_PRODUCTION = ${settings['production']} (từ chối thiết đặt yếu)`,
        ],
      ])
    },
  },
  {
    number: 14,
    requirement: {
      vi: 'Kiểm tra mã nguồn, thư viện, ứng dụng trước khi vận hành; kênh báo lỗ hổng',
      en: 'Code, libraries and application checked before go-live; a channel to report weaknesses',
    },
    source: tcvn('5.17.2.2, 5.17.2.4'),
    judge: ({ origin, bill, profile }) => {
      const unknown = bill.components.filter(({ licenses }) =>
        JSON.stringify(licenses).includes('NOASSERTION'),
      )
      return atMostPartly(
        judged([
          [
            origin.commit !== null && origin.changedFiles === 0,
            `mã nguồn: ${origin.kind}, commit ${origin.commit ?? '(không rõ)'}, ${origin.changedFiles ?? '?'} tệp khác commit`,
          ],
          [
            unknown.length === 0,
            `${bill.components.length} thành phần phần mềm có phiên bản, giấy phép, mã kiểm: bill-of-materials.cdx.json; ${unknown.length} không rõ giấy phép`,
          ],
          [
            profile.branding.contact.email !== null,
            `kênh báo lỗ hổng: ${profile.branding.contact.email ?? 'hồ sơ tỉnh chưa có thư điện tử liên hệ'}`,
          ],
        ]),
        'kết quả kiểm tra mã nguồn, quét thư viện: kèm hồ sơ nghiệm thu',
      )
    },
  },
  {
    number: 15,
    requirement: {
      vi: 'Rà quét 6 tháng một lần, cập nhật bản vá tập trung, kiểm thử xâm nhập',
      en: 'Scan every 6 months, central patching, penetration tests',
    },
    source: tcvn('5.7, 5.18'),
    judge: ({ bill }) => ({
      state: 'organisational',
      evidence: [
        `– đối chiếu ${bill.components.length} thành phần với nguồn công bố lỗ hổng; lưu biên bản rà quét`,
      ],
    }),
  },
  {
    number: 16,
    requirement: {
      vi: 'Sao lưu tự động theo danh mục và tần suất, 3-2-1, mã hóa, nơi lưu riêng, thử khôi phục định kỳ',
      en: 'Backups: automatic, 3-2-1, encrypted, separate store, periodic restore test',
    },
    source: tcvn('5.11'),
    judge: (facts) => {
      const [backup, restore] = [age(facts, 'backup'), age(facts, 'restore')]
      return atMostPartly(
        judged([
          [backup.days <= 2, `bản sao lưu gần nhất: ${backup.text}`],
          [restore.days <= 184, `lần thử khôi phục gần nhất: ${restore.text}`],
        ]),
        'lịch tự động, nơi lưu riêng và mã hóa nơi lưu do đơn vị vận hành bảo đảm',
      )
    },
  },
  {
    number: 17,
    requirement: {
      vi: 'Tách cổng quản trị khỏi cổng dịch vụ; giới hạn kết nối đồng thời; hết thời gian chờ',
      en: 'Management port apart from the service port; connection limits; time-outs',
    },
    source: tcvn('5.13.2.3, 5.12.2.4'),
    judge: ({ settings, profile }) =>
      judged([
        [
          settings['adminPort'] !== undefined,
          `một cổng chung cho quản trị và dịch vụ: ${settings['host']}:${settings['port']}; tách bằng máy chủ trung gian`,
        ],
        [
          true,
          `giới hạn khách: ${profile.thresholds.anonymousRequestsPerMinute} yêu cầu mỗi phút theo mạng nguồn`,
        ],
        [
          ['127.0.0.1', '::1', 'localhost'].includes(settings['host'] ?? '') ||
            settings['trustProxy'] === 'true',
          `nghe tại ${settings['host']}, trustProxy = ${settings['trustProxy']}`,
        ],
      ]),
  },
  {
    number: 18,
    requirement: {
      vi: 'WAF, tường lửa cơ sở dữ liệu, chống DDoS, NAC, EDR, dự phòng nóng, phân vùng mạng',
      en: 'WAF, database firewall, anti-DDoS, NAC, EDR, hot standby, zones',
    },
    source: tcvn('5.12.2.2, 5.10'),
    judge: ({ database }) => ({
      state: 'by-configuration',
      evidence: [
        `– cơ sở dữ liệu: ${database.local ? 'cùng máy (không có dự phòng nóng)' : 'máy chủ riêng'}, PostgreSQL ${database.version}`,
      ],
    }),
  },
  {
    number: 19,
    requirement: {
      vi: 'Quy trình, đầu mối, diễn tập ứng cứu sự cố (báo 24 giờ, báo cáo 72 giờ)',
      en: 'Incident procedure, contacts, exercises (24 h notice, 72 h report)',
    },
    source: tcvn('5.16'),
    judge: (facts) =>
      atMostPartly(
        judged([
          [offers(facts, /incident/), 'chương trình có sổ sự cố với thời hạn 24 giờ, 72 giờ'],
          [
            (facts.profile.securityLead ?? []).length > 0,
            `đơn vị chuyên trách: ${facts.profile.securityLead.at(-1)?.name ?? 'chưa khai'}`,
          ],
        ]),
        'diễn tập do đơn vị chuyên trách tổ chức',
      ),
  },
]
