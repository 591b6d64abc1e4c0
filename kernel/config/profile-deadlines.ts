// SPDX-License-Identifier: Apache-2.0
import { Type } from 'typebox'
import { Group, Silent, Term } from './profile-parts.ts'

/**
 * Deadlines of the procedures. The documents give almost none: null means "no deadline", and then none is counted.
 * Keys are `procedure.step`.
 */
export const deadlineKeys = [
  'recognition.dossier-check',
  'recognition.supplement',
  'recognition.council-session',
  'recognition.publication',
  'registration.confirmation',
  'publication.confirmation',
  'list-change.collation',
  'list-change.decision',
  'data-request.validity-check',
  'data-request.supplement',
  'data-request.owner-answer',
  'data-request.province-confirmation',
  'data-request.provision',
  'data-request.contract',
  'data-request.payment',
  'data-request.term-reminder',
  'connection-account.creation',
  'suspension.notice',
  'termination.notice',
  'dispute.acceptance',
  'dispute.negotiation',
  'dispute.decision',
  'data-error.answer',
  'application.opinion',
  'application.decision',
  'article.review',
  'document.registration',
  'dossier.supplement',
  'data-review.self-review',
  'data-review.maintenance',
  'incident.triage',
  'incident.first-notice',
  'incident.report',
  'personal-data.first-answer',
  'personal-data.access',
  'personal-data.withdrawal',
  'personal-data.deletion',
  'personal-data.breach-notice',
  'open-data.list-review',
  'open-data.refresh',
  'data-quality.fix',
] as const

export type DeadlineKey = (typeof deadlineKeys)[number]

type Deadlines = Record<DeadlineKey, ReturnType<typeof Silent<typeof Term>>>

/** Every deadline key, each with a term or null. */
export const DeadlinesSchema = Group(
  Object.fromEntries(deadlineKeys.map((key) => [key, Silent(Term)])) as Deadlines,
)

/** Limits of accounts and sessions (national level-3 checklist). */
export const SecurityLimitsSchema = Group({
  lockoutAttempts: Type.Integer({ minimum: 1, maximum: 5 }),
  lockoutMinutes: Type.Integer({ minimum: 1 }),
  idleMinutes: Type.Integer({ minimum: 1, maximum: 15 }),
  administratorIdleMinutes: Type.Integer({ minimum: 1, maximum: 15 }),
  sessionHours: Type.Integer({ minimum: 1, maximum: 24 }),
  passwordLength: Type.Integer({ minimum: 14 }),
  passwordHistory: Type.Integer({ minimum: 1 }),
  passwordAgeDays: Type.Integer({ minimum: 1 }),
  administratorPasswordAgeDays: Type.Integer({ minimum: 1 }),
  inactiveAccountDays: Type.Integer({ minimum: 1 }),
})

/** How long records are kept, in months; logs never less than three. */
export const RetentionMonthsSchema = Group({
  audit: Type.Integer({ minimum: 12 }),
  accessLog: Type.Integer({ minimum: 3 }),
  rawFiles: Type.Integer({ minimum: 1 }),
  notices: Type.Integer({ minimum: 1 }),
  finishedJobs: Type.Integer({ minimum: 1 }),
  breachFiles: Type.Integer({ minimum: 60 }),
})

/** Limits and thresholds that are a province's choice. */
export const ThresholdsSchema = Group({
  duplicateSimilarity: Type.Number({ minimum: 0.1, maximum: 1 }),
  lateWarningDays: Type.Integer({ minimum: 0 }),
  anonymousRequestsPerMinute: Type.Integer({ minimum: 1 }),
  uploadMegabytes: Type.Integer({ minimum: 1 }),
})
