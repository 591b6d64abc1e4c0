// SPDX-License-Identifier: Apache-2.0
// The form of a superior: brought once, filled with the figures of a round.
import { buffer } from 'node:stream/consumers'
import { defineRoute, type Route } from '@tinhso/kernel/http'
import { workbookType } from '@tinhso/kernel/print'
import Type from 'typebox'
import type { CollectionParts } from '../../collection-parts.ts'
import { permissions } from '../../contract/index.ts'
import { refuse } from '../../refuse.ts'
import { bringForm, describeForm, filledForm } from '../round-form.ts'

const url = '/api/collection/rounds/:code/form'
const params = Type.Object({ code: Type.String({ maxLength: 120 }) })
const Form = Type.Object({ fileName: Type.String(), uploadedName: Type.String(), uploadedAt: Type.String() })

const getForm = (parts: CollectionParts) =>
  defineRoute({
    operationId: 'collection.getForm',
    method: 'GET',
    url,
    audience: 'steward',
    permission: permissions.see,
    summary: { vi: 'Biểu mẫu của cấp trên', en: 'The form of the superior' },
    params,
    response: Type.Object({ form: Type.Union([Form, Type.Null()]), marks: Type.Array(Type.String()) }),
    handle: ({ actor, params: { code } }) => describeForm(parts, actor, code),
  })

const postForm = (parts: CollectionParts) =>
  defineRoute({
    operationId: 'collection.bringForm',
    method: 'POST',
    url,
    audience: 'steward',
    permission: permissions.manage,
    summary: { vi: 'Tải lên biểu mẫu của cấp trên', en: 'Bring the form of the superior' },
    multipart: true,
    params,
    response: Type.Object({ marks: Type.Integer() }),
    handle: async ({ context, params: { code }, request }) => {
      const part = await request.file({ limits: { fileSize: 10_000_000 } })
      if (!part?.filename) throw refuse('invalid', 'collection.form-file-required')
      const content = await buffer(part.file)
      return bringForm(parts, context, code, { fileName: part.filename.slice(-255), content })
    },
  })

const getFilled = (parts: CollectionParts) =>
  defineRoute({
    operationId: 'collection.getFilledForm',
    method: 'GET',
    url: `${url}/filled.xlsx`,
    audience: 'steward',
    permission: permissions.manage,
    summary: { vi: 'Biểu tổng hợp theo biểu mẫu của cấp trên', en: 'The consolidated table in the form' },
    stream: true,
    params,
    handle: async ({ actor, params: { code }, reply }) => {
      const { round, workbook } = await filledForm(parts, actor, code)
      const name = `${round.code}-bieu-mau.xlsx`.replace(/[^A-Za-z0-9._-]/g, '-')
      return reply
        .type(workbookType)
        .header('content-disposition', `attachment; filename="${name}"`)
        .send(workbook)
    },
  })

/** Operations on the form of a superior. */
export const formRoutes = (parts: CollectionParts): Route[] => [
  getForm(parts),
  postForm(parts),
  getFilled(parts),
]
