// SPDX-License-Identifier: Apache-2.0
// Reading personal data in full for a purpose, and the trail of who read what.
import { defineRoute } from '@tinhso/kernel/http'
import Type from 'typebox'
import { DatasetParams, datasetUrl } from '../../batch/routes/batch-address.ts'
import {
  DatasetWithoutBasis,
  PersonalData,
  RowsReadPage,
  readSensitive,
  seeBatches,
  seeReads,
} from '../../contract/index.ts'
import type { WarehouseParts } from '../../warehouse-parts.ts'
import { personalView } from '../personal-view.ts'
import { exportReads, listReads, readsOfRecord } from '../reads-view.ts'
import { grantUnmask } from '../unmask.ts'
import { datasetsWithoutBasis } from '../without-basis.ts'

export const getPersonalData = (parts: WarehouseParts) =>
  defineRoute({
    operationId: 'warehouse.getPersonalData',
    method: 'GET',
    url: `${datasetUrl}/personal-data`,
    audience: 'signedIn',
    permission: seeBatches,
    summary: { vi: 'Dữ liệu cá nhân của bộ dữ liệu', en: 'Personal data of a dataset' },
    params: DatasetParams,
    response: PersonalData,
    handle: ({ actor, params }) => personalView(parts, actor, params.code),
  })

export const unmaskRows = (parts: WarehouseParts) =>
  defineRoute({
    operationId: 'warehouse.unmaskRows',
    method: 'POST',
    url: `${datasetUrl}/unmask`,
    audience: 'steward',
    permission: readSensitive,
    summary: {
      vi: 'Mở xem đầy đủ dữ liệu cá nhân theo mục đích',
      en: 'Read personal data in full for a purpose',
    },
    params: DatasetParams,
    body: Type.Object({ purpose: Type.Optional(Type.String({ maxLength: 1000 })) }),
    response: Type.Object({ purpose: Type.String(), expiresAt: Type.String() }),
    handle: ({ context, params, body }) => grantUnmask(parts, context, params.code, body),
  })

export const getReads = (parts: WarehouseParts) =>
  defineRoute({
    operationId: 'warehouse.listReads',
    method: 'GET',
    url: `${datasetUrl}/reads`,
    audience: 'signedIn',
    permission: seeReads,
    summary: { vi: 'Ai đã xem dữ liệu', en: 'Who read the rows' },
    params: DatasetParams,
    query: Type.Object({
      cursor: Type.Optional(Type.String({ maxLength: 64 })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
    }),
    response: RowsReadPage,
    handle: ({ actor, params, query }) => listReads(parts, actor, params.code, query),
  })

export const findReadsOfRecord = (parts: WarehouseParts) =>
  defineRoute({
    operationId: 'warehouse.readsOfRecord',
    method: 'POST',
    url: `${datasetUrl}/reads/of-record`,
    audience: 'signedIn',
    permission: seeReads,
    summary: { vi: 'Ai đã xem một dòng', en: 'Who read one record' },
    params: DatasetParams,
    body: Type.Object({ key: Type.Array(Type.String({ maxLength: 500 }), { minItems: 1, maxItems: 20 }) }),
    response: RowsReadPage,
    handle: ({ context, params, body }) => readsOfRecord(parts, context, params.code, body.key),
  })

export const downloadReads = (parts: WarehouseParts) =>
  defineRoute({
    operationId: 'warehouse.exportReads',
    method: 'GET',
    url: `${datasetUrl}/reads.csv`,
    audience: 'signedIn',
    permission: seeReads,
    summary: { vi: 'Tải danh sách lượt xem', en: 'Download the trail of reads' },
    stream: true,
    params: DatasetParams,
    handle: async ({ actor, params, reply }) => {
      const text = await exportReads(parts, actor, params.code)
      const name = `luot-xem-${params.code}.csv`.replace(/[^A-Za-z0-9._-]/g, '-')
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="${name}"`)
        .send(text)
    },
  })

export const listWithoutBasis = (parts: WarehouseParts) =>
  defineRoute({
    operationId: 'warehouse.listWithoutPurpose',
    method: 'GET',
    url: '/api/warehouse/personal-data/without-purpose',
    audience: 'signedIn',
    permission: seeBatches,
    summary: {
      vi: 'Bộ dữ liệu cá nhân chưa ghi mục đích',
      en: 'Datasets with personal data and no stated purpose',
    },
    response: Type.Object({ items: Type.Array(DatasetWithoutBasis), nextCursor: Type.Null() }),
    handle: async ({ actor }) => ({ items: await datasetsWithoutBasis(parts, actor), nextCursor: null }),
  })
