// SPDX-License-Identifier: Apache-2.0
// Records the collection rules of a dataset (R-ING-02; 000/002 Đ24.2).
import { defineRoute } from '@tinhso/kernel/http'
import Type from 'typebox'
import { CollectionRulesSchema, permissions } from '../../contract/index.ts'
import type { EntryService } from '../entry-service.ts'

export const recordRules = (entries: EntryService) =>
  defineRoute({
    operationId: 'catalog.recordRules',
    method: 'PUT',
    url: '/api/catalog/entries/:code/collection-rules',
    audience: 'steward',
    permission: permissions.edit,
    summary: { vi: 'Ghi nhận quy định thu thập đã ban hành', en: 'Record the issued collection rules' },
    params: Type.Object({ code: Type.String() }),
    body: Type.Object({ version: Type.Integer(), ...CollectionRulesSchema.properties }),
    response: Type.Object({ version: Type.Integer() }),
    handle: ({ context, params, body: { version, ...rules } }) =>
      entries.recordRules(context, params.code, version, rules),
  })
