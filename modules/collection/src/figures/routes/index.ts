// SPDX-License-Identifier: Apache-2.0
// The consolidated table on paper and as a workbook, and what the figures of a round are compared with.
import { defineRoute, type Route } from '@tinhso/kernel/http'
import { tableDocument, tableWorkbook, workbookType } from '@tinhso/kernel/print'
import Type from 'typebox'
import type { CollectionParts } from '../../collection-parts.ts'
import { permissions, RoundChecks } from '../../contract/index.ts'
import { checkRound } from '../check-round.ts'
import { consolidatedTable } from '../consolidated-table.ts'
import { formRoutes } from './form.ts'

const params = Type.Object({ code: Type.String({ maxLength: 120 }) })
const fileName = (code: string, ending: string) => `${code.replace(/[^A-Za-z0-9._-]/g, '-')}.${ending}`

const getChecks = (parts: CollectionParts) =>
  defineRoute({
    operationId: 'collection.getChecks',
    method: 'GET',
    url: '/api/collection/rounds/:code/checks',
    audience: 'steward',
    permission: permissions.see,
    summary: { vi: 'Đối chiếu số liệu của đợt', en: 'Figures of a round compared' },
    params,
    response: RoundChecks,
    handle: ({ actor, params: { code } }) => checkRound(parts, actor, code),
  })

const getWorkbook = (parts: CollectionParts) =>
  defineRoute({
    operationId: 'collection.getTableWorkbook',
    method: 'GET',
    url: '/api/collection/rounds/:code/table.xlsx',
    audience: 'steward',
    permission: permissions.manage,
    summary: { vi: 'Biểu tổng hợp dạng Excel', en: 'The consolidated table as a workbook' },
    stream: true,
    params,
    handle: async ({ actor, params: { code }, reply }) => {
      const { round, table } = await consolidatedTable(parts, actor, code)
      return reply
        .type(workbookType)
        .header('content-disposition', `attachment; filename="${fileName(round.code, 'xlsx')}"`)
        .send(tableWorkbook(table, { landscape: true, rules: parts.kernel.profile.printing }))
    },
  })

const getDocument = (parts: CollectionParts) =>
  defineRoute({
    operationId: 'collection.getTableDocument',
    method: 'GET',
    url: '/api/collection/rounds/:code/table.pdf',
    audience: 'steward',
    permission: permissions.manage,
    summary: {
      vi: 'Biểu tổng hợp để in (A4, A3 ngang)',
      en: 'The consolidated table for paper (A4, A3 landscape)',
    },
    stream: true,
    params,
    query: Type.Object({ paper: Type.Optional(Type.Union([Type.Literal('A4'), Type.Literal('A3')])) }),
    handle: async ({ actor, params: { code }, query, reply }) => {
      const { round, table } = await consolidatedTable(parts, actor, code)
      const rules = parts.kernel.profile.printing
      const layout = { paper: query.paper ?? ('A4' as const), landscape: true, rules }
      return reply
        .type('application/pdf')
        .header('content-disposition', `inline; filename="${fileName(round.code, 'pdf')}"`)
        .send(tableDocument(table, { ...layout, createdAt: parts.kernel.clock.now().toISOString() }))
    },
  })

/** What is made of the figures of a round. */
export const figureRoutes = (parts: CollectionParts): Route[] => [
  getChecks(parts),
  getWorkbook(parts),
  getDocument(parts),
  ...formRoutes(parts),
]
