// SPDX-License-Identifier: Apache-2.0
// Rounds that I may follow, and one with every agency.
import { defineRoute } from '@tinhso/kernel/http'
import Type from 'typebox'
import type { CollectionParts } from '../../collection-parts.ts'
import { permissions, ReminderText, RoundDetail, RoundSummary } from '../../contract/index.ts'
import { reminderText } from '../remind.ts'
import { listVisibleRounds, viewRound } from '../round-view.ts'

const RoundCode = Type.Object({ code: Type.String({ maxLength: 120 }) })

export const listRoundsRoute = (parts: CollectionParts) =>
  defineRoute({
    operationId: 'collection.listRounds',
    method: 'GET',
    url: '/api/collection/rounds',
    audience: 'steward',
    permission: permissions.see,
    summary: { vi: 'Danh sách đợt thu thập', en: 'Collection rounds' },
    query: Type.Object({ dataset: Type.Optional(Type.String({ maxLength: 100 })) }),
    response: Type.Object({ items: Type.Array(RoundSummary) }),
    handle: async ({ actor, query }) => ({ items: await listVisibleRounds(parts, actor, query.dataset) }),
  })

export const getRound = (parts: CollectionParts) =>
  defineRoute({
    operationId: 'collection.getRound',
    method: 'GET',
    url: '/api/collection/rounds/:code',
    audience: 'steward',
    permission: permissions.see,
    summary: { vi: 'Một đợt thu thập với từng cơ quan', en: 'A round with every agency' },
    params: RoundCode,
    response: RoundDetail,
    handle: ({ actor, params }) => viewRound(parts, actor, params.code),
  })

export const getReminder = (parts: CollectionParts) =>
  defineRoute({
    operationId: 'collection.getReminder',
    method: 'GET',
    url: '/api/collection/rounds/:code/reminder',
    audience: 'steward',
    permission: permissions.manage,
    summary: { vi: 'Nội dung nhắc để sao chép', en: 'The reminder as a text to copy' },
    params: RoundCode,
    query: Type.Object({ to: Type.Optional(Type.Union([Type.Literal('late'), Type.Literal('owing')])) }),
    response: ReminderText,
    handle: ({ actor, params, query }) => reminderText(parts, actor, params.code, query.to ?? 'late'),
  })
