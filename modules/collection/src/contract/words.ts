// SPDX-License-Identifier: Apache-2.0
import type { Text } from '@tinhso/kernel/i18n'
import Type from 'typebox'

const literals = <const T extends readonly string[]>(values: T) =>
  Type.Unsafe<T[number]>(Type.Union(values.map((value) => Type.Literal(value))))

/** Who contributes: agencies · agencies with verification (survey) · enterprises · people. One model for all. */
export const roundKinds = ['agency', 'survey', 'enterprise', 'citizen'] as const
export type RoundKind = (typeof roundKinds)[number]
export const RoundKindSchema = literals(roundKinds)

export const roundStatuses = ['open', 'consolidating', 'loaded', 'locked', 'cancelled'] as const
export type RoundStatus = (typeof roundStatuses)[number]
export const RoundStatusSchema = literals(roundStatuses)

/** Where a contribution stands. Late is not a status: it is derived from the due day (`late`). */
export const contributionStatuses = [
  'not-opened',
  'drafting',
  'awaiting-approval',
  'sent',
  'returned',
  'accepted',
  'cancelled',
] as const
export type ContributionStatus = (typeof contributionStatuses)[number]
export const ContributionStatusSchema = literals(contributionStatuses)

export const contributionTitles: Readonly<Record<ContributionStatus, Text>> = {
  'not-opened': { vi: 'Chưa mở', en: 'Not opened' },
  drafting: { vi: 'Đang nhập', en: 'Drafting' },
  'awaiting-approval': { vi: 'Chờ lãnh đạo duyệt', en: 'Awaiting own approval' },
  sent: { vi: 'Đã gửi', en: 'Sent' },
  returned: { vi: 'Bị trả lại', en: 'Returned' },
  accepted: { vi: 'Đã tiếp nhận', en: 'Accepted' },
  cancelled: { vi: 'Đã hủy', en: 'Cancelled' },
}

export const roundTitles: Readonly<Record<RoundStatus, Text>> = {
  open: { vi: 'Đang thu thập', en: 'Collecting' },
  consolidating: { vi: 'Đang tổng hợp', en: 'Consolidating' },
  loaded: { vi: 'Đã vào kho', en: 'In the store' },
  locked: { vi: 'Đã chốt', en: 'Locked' },
  cancelled: { vi: 'Đã hủy', en: 'Cancelled' },
}

export const periodKinds = ['year', 'quarter', 'month'] as const
export type PeriodKind = (typeof periodKinds)[number]
export const PeriodKindSchema = literals(periodKinds)

/** By what the scope field of a row names its agency: the agency itself, or its administrative unit. */
export const scopeKinds = ['agency-code', 'agency-name', 'unit-code', 'unit-name'] as const
export type ScopeKind = (typeof scopeKinds)[number]
export const ScopeKindSchema = literals(scopeKinds)

/** What the caller may do with a contribution now. */
export const taskActions = [
  'fill',
  'submit',
  'withdraw',
  'approve',
  'send-back',
  'accept',
  'return',
  'extend',
  'correct',
] as const
export type TaskAction = (typeof taskActions)[number]
export const TaskActionSchema = literals(taskActions)

/** What the caller may do with a round now. */
export const roundActions = [
  'remind',
  'extend',
  'verify',
  'give-opinion',
  'consolidate',
  'lock',
  'cancel',
  'correct',
] as const
export type RoundAction = (typeof roundActions)[number]
export const RoundActionSchema = literals(roundActions)

/** The most rows that one contribution takes by hand or by file. */
export const MOST_ROWS = 5000
