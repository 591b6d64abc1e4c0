// SPDX-License-Identifier: Apache-2.0
import { defineRoute, type Route } from '@tinhso/kernel/http'
import { Type } from 'typebox'
import {
  DatasetMeasureSchema,
  IssueSchema,
  OverviewSchema,
  PointSchema,
  permissions,
  SharesSchema,
} from '../../contract/index.ts'
import type { QualityParts } from '../../quality-parts.ts'
import { listMeasures, viewDataset, viewIssues, viewOverview } from '../quality-view.ts'

const Agency = Type.Optional(
  Type.String({ maxLength: 60, description: 'Code of an agency, with those under it' }),
)

const followed = { method: 'GET', audience: 'steward', permission: permissions.see } as const

const getOverview = (parts: QualityParts) =>
  defineRoute({
    ...followed,
    operationId: 'quality.getOverview',
    url: '/api/quality/overview',
    summary: { vi: 'Chất lượng dữ liệu nhìn chung', en: 'Quality of data at a glance' },
    query: Type.Object({ agency: Agency }),
    response: OverviewSchema,
    handle: ({ actor, query }) => viewOverview(parts, actor, query),
  })

const listDatasets = (parts: QualityParts) =>
  defineRoute({
    ...followed,
    operationId: 'quality.listDatasets',
    url: '/api/quality/datasets',
    summary: { vi: 'Chất lượng từng bộ dữ liệu', en: 'Quality of each dataset' },
    query: Type.Object({ agency: Agency }),
    response: Type.Object({ items: Type.Array(DatasetMeasureSchema), nextCursor: Type.Null() }),
    handle: async ({ actor, query }) => ({
      items: await listMeasures(parts, actor, query),
      nextCursor: null,
    }),
  })

const listOpenIssues = (parts: QualityParts) =>
  defineRoute({
    ...followed,
    operationId: 'quality.listIssues',
    url: '/api/quality/issues',
    summary: { vi: 'Dòng chưa đạt đang theo dõi', en: 'Failed rows being followed' },
    query: Type.Object({
      agency: Agency,
      all: Type.Optional(Type.Boolean({ description: 'Closed ones too' })),
    }),
    response: Type.Object({ items: Type.Array(IssueSchema), nextCursor: Type.Null() }),
    handle: async ({ actor, query }) => ({ items: await viewIssues(parts, actor, query), nextCursor: null }),
  })

const getDataset = (parts: QualityParts) =>
  defineRoute({
    operationId: 'quality.getDataset',
    method: 'GET',
    url: '/api/quality/datasets/:code',
    audience: 'signedIn',
    summary: { vi: 'Chất lượng của một bộ dữ liệu theo thời gian', en: 'Quality of one dataset over time' },
    params: Type.Object({ code: Type.String({ maxLength: 120 }) }),
    response: Type.Object({
      shares: Type.Union([SharesSchema, Type.Null()]),
      dueOn: Type.Union([Type.String(), Type.Null()]),
      trend: Type.Array(PointSchema),
      issues: Type.Array(IssueSchema),
    }),
    handle: ({ actor, params }) => viewDataset(parts, actor, params.code),
  })

/** Operations of this module: those for officials, then those for who follows quality. */
export const qualityRoutes = (parts: QualityParts): Route[] => [
  getDataset(parts),
  getOverview(parts),
  listDatasets(parts),
  listOpenIssues(parts),
]
