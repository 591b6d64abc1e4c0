// SPDX-License-Identifier: Apache-2.0
// Saves what changed in a draft, judges rows while they are typed, takes rows of a file.
import { defineRoute } from '@tinhso/kernel/http'
import type { CollectionParts } from '../../collection-parts.ts'
import {
  CheckedRows,
  DraftSave,
  DraftSaved,
  FileTaken,
  permissions,
  RowsToCheck,
  TaskAddress,
} from '../../contract/index.ts'
import { checkRows, saveDraft } from '../../draft/save-draft.ts'
import { takeFile } from '../../draft/take-file.ts'
import { refuse } from '../../refuse.ts'

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

/** Largest file of rows, in bytes. */
const mostFileBytes = 20 * 1024 * 1024

export const uploadRows = (parts: CollectionParts) =>
  defineRoute({
    operationId: 'collection.uploadRows',
    method: 'POST',
    url: '/api/collection/tasks/:round/:agency/file',
    audience: 'steward',
    permission: permissions.fill,
    summary: {
      vi: 'Nạp các dòng từ tệp mẫu hoặc tệp của đơn vị',
      en: 'Take rows from a template or own file',
    },
    multipart: true,
    params: TaskAddress,
    response: FileTaken,
    handle: async ({ context, params, request }) => {
      const part = await request.file({ limits: { fileSize: mostFileBytes } })
      if (!part?.filename) throw refuse('invalid', 'collection.file-required')
      const replace = part.fields['replace']
      return takeFile(parts, context, params, {
        content: part.file,
        fileName: part.filename.slice(-255),
        replace: replace !== undefined && 'value' in replace && replace.value === '1',
      })
    },
  })
