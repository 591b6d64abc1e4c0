// SPDX-License-Identifier: Apache-2.0
// Which units are meant: the questions of a batch, their answers, and what is remembered.
import { defineRoute, type Route } from '@tinhso/kernel/http'
import Type from 'typebox'
import { permittedBatch } from '../../batch/batch-access.ts'
import { BatchParams, batchUrl } from '../../batch/routes/batch-address.ts'
import { batchSchema } from '../../batch/steps/check-file.ts'
import {
  fixRows,
  seeBatches,
  UnitAnswers,
  UnitChoice,
  UnitChoiceList,
  UnitCorrection,
  UnitQuestions,
} from '../../contract/index.ts'
import type { WarehouseParts } from '../../warehouse-parts.ts'
import { answerUnits } from '../answer-units.ts'
import { correctChoice, listRemembered } from '../remembered-choices.ts'
import { viewQuestions } from '../unit-questions.ts'

export const listQuestions = (parts: WarehouseParts) =>
  defineRoute({
    operationId: 'warehouse.listUnitQuestions',
    method: 'GET',
    url: `${batchUrl}/units`,
    audience: 'steward',
    permission: fixRows,
    summary: { vi: 'Địa danh cần chọn của lần nạp', en: 'Units of a batch that a person chooses' },
    params: BatchParams,
    response: UnitQuestions,
    handle: async ({ actor, params }) => {
      const { batch } = await permittedBatch(parts, actor, params, fixRows)
      if (batch.schema_version === null) return { questions: [], more: false }
      return viewQuestions(parts, batch, await batchSchema(parts, batch))
    },
  })

export const answerQuestions = (parts: WarehouseParts) =>
  defineRoute({
    operationId: 'warehouse.answerUnitQuestions',
    method: 'POST',
    url: `${batchUrl}/units`,
    audience: 'steward',
    permission: fixRows,
    summary: { vi: 'Chọn đơn vị hành chính và ghi nhớ', en: 'Choose units and remember them' },
    params: BatchParams,
    body: UnitAnswers,
    response: Type.Object({
      passed: Type.Integer(),
      status: Type.String(),
      version: Type.Integer(),
    }),
    bodyLimit: 2 * 1024 * 1024,
    handle: ({ context, params, body }) => answerUnits(parts, context, params, body),
  })

export const listUnitChoices = (parts: WarehouseParts) =>
  defineRoute({
    operationId: 'warehouse.listUnitChoices',
    method: 'GET',
    url: '/api/warehouse/unit-choices',
    audience: 'steward',
    permission: seeBatches,
    summary: { vi: 'Lựa chọn địa danh đã ghi nhớ', en: 'Remembered choices of units' },
    query: Type.Object(
      {
        q: Type.Optional(Type.String({ maxLength: 200 })),
        cursor: Type.Optional(Type.String({ pattern: '^[0-9]{1,9}$' })),
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
      },
      { additionalProperties: false },
    ),
    response: UnitChoiceList,
    handle: ({ actor, query }) => listRemembered(parts, actor, query),
  })

export const correctUnitChoice = (parts: WarehouseParts) =>
  defineRoute({
    operationId: 'warehouse.correctUnitChoice',
    method: 'PATCH',
    url: '/api/warehouse/unit-choices/:id',
    audience: 'steward',
    permission: fixRows,
    summary: { vi: 'Sửa một lựa chọn đã ghi nhớ', en: 'Correct a remembered choice' },
    params: Type.Object({ id: Type.String({ pattern: '^[0-9a-f-]{36}$' }) }),
    body: UnitCorrection,
    response: UnitChoice,
    handle: ({ context, params, body }) => correctChoice(parts, context, params.id, body),
  })

/** Operations on what units are meant. */
export const unitRoutes = (parts: WarehouseParts): Route[] => [
  listQuestions(parts),
  answerQuestions(parts),
  listUnitChoices(parts),
  correctUnitChoice(parts),
]
