// SPDX-License-Identifier: Apache-2.0
// Saves what changed in a draft, and judges rows while they are typed.
import { defineRoute } from '@tinhso/kernel/http'
import type { CollectionParts } from '../../collection-parts.ts'
import {
  CheckedRows,
  DraftSave,
  DraftSaved,
  permissions,
  RowsToCheck,
  TaskAddress,
} from '../../contract/index.ts'
import { checkRows, saveDraft } from '../../draft/save-draft.ts'

const mostBytes = 8 * 1024 * 1024

export const saveTaskDraft = (parts: CollectionParts) =>
  defineRoute({
    operationId: 'collection.saveDraft',
    method: 'PUT',
    url: '/api/collection/tasks/:round/:agency/draft',
    audience: 'steward',
    permission: permissions.fill,
    summary: { vi: 'Lưu bản nháp', en: 'Save the draft' },
    params: TaskAddress,
    body: DraftSave,
    bodyLimit: mostBytes,
    response: DraftSaved,
    handle: ({ context, params, body }) => saveDraft(parts, context, params, body),
  })

export const checkDraft = (parts: CollectionParts) =>
  defineRoute({
    operationId: 'collection.checkRows',
    method: 'POST',
    url: '/api/collection/tasks/:round/:agency/check',
    audience: 'steward',
    permission: permissions.fill,
    summary: { vi: 'Kiểm tra các dòng, không lưu', en: 'Judge rows without saving' },
    params: TaskAddress,
    body: RowsToCheck,
    bodyLimit: mostBytes,
    response: CheckedRows,
    handle: ({ actor, params, body }) => checkRows(parts, { actor }, params, body.rows),
  })
