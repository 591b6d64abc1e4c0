// SPDX-License-Identifier: Apache-2.0
// Changes the description of an entry; the owner only.
import { defineRoute } from '@tinhso/kernel/http'
import Type from 'typebox'
import { permissions, RegistrationSchema } from '../../contract/index.ts'
import type { EntryService } from '../entry-service.ts'

const { purpose, scope, sources, updateCycle, legalBasis, classification, personalDataPurpose } =
  RegistrationSchema.properties

export const changeEntry = (entries: EntryService) =>
  defineRoute({
    operationId: 'catalog.changeEntry',
    method: 'PATCH',
    url: '/api/catalog/entries/:code',
    audience: 'steward',
    permission: permissions.edit,
    summary: { vi: 'Sửa mô tả bộ dữ liệu', en: 'Change the description of a dataset' },
    params: Type.Object({ code: Type.String() }),
    body: Type.Object({
      version: Type.Integer(),
      purpose: Type.Optional(purpose),
      scope,
      sources: Type.Optional(sources),
      updateCycle: Type.Optional(updateCycle),
      legalBasis: Type.Optional(legalBasis),
      classification: Type.Optional(classification),
      personalDataPurpose,
    }),
    response: Type.Object({ version: Type.Integer() }),
    handle: ({ context, params, body }) => entries.change(context, params.code, body),
  })
