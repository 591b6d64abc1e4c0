// SPDX-License-Identifier: Apache-2.0
import type { MultipartFile } from '@fastify/multipart'
import { defineRoute } from '@tinhso/kernel/http'
import type { AccountParts } from '../../account/account-parts.ts'
import { AccountImportSchema } from '../../contract/index.ts'
import { importAccounts } from '../../permissions.ts'
import { refuse } from '../../refuse.ts'
import { proposeImport } from '../propose-import.ts'

const mostBytes = 8 * 1024 * 1024

const textOf = (part: MultipartFile, name: string): string | null => {
  const field = part.fields[name]
  const value = field && 'value' in field ? String(field.value).trim().slice(0, 120) : ''
  return value === '' ? null : value
}

const dayOf = (text: string | null): string | null => {
  if (text === null || /^\d{4}-\d{2}-\d{2}$/.test(text)) return text
  throw refuse('invalid', 'identity.wrong-day', { day: text })
}

/** Takes a personnel list in and compares it; multipart, `decisionNumber` and `validFrom` before `file`. */
export const uploadImport = (parts: AccountParts) =>
  defineRoute({
    operationId: 'identity.uploadAccountImport',
    method: 'POST',
    url: '/api/account-imports',
    audience: 'signedIn',
    permission: importAccounts,
    summary: { vi: 'Tải danh sách cán bộ lên để so sánh', en: 'Upload a personnel list for comparison' },
    multipart: true,
    response: AccountImportSchema,
    handle: async ({ context, request }) => {
      const part = await request.file({ limits: { fileSize: mostBytes } })
      if (!part?.filename) throw refuse('invalid', 'identity.import-unreadable')
      const upload = {
        fileName: part.filename,
        bytes: await part.toBuffer(),
        decisionNumber: textOf(part, 'decisionNumber'),
        validFrom: dayOf(textOf(part, 'validFrom')),
      }
      return proposeImport(parts, context, upload)
    },
  })
