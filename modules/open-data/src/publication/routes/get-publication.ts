// SPDX-License-Identifier: Apache-2.0
import { defineRoute } from '@tinhso/kernel/http'
import Type from 'typebox'
import { PublicationSchema, permissions } from '../../contract/index.ts'
import type { PublicationView } from '../publication-view.ts'

/** Where a dataset stands on its way to the public. */
export const getPublication = (view: PublicationView) =>
  defineRoute({
    operationId: 'open-data.getPublication',
    method: 'GET',
    url: '/api/open-data/publications/:code',
    audience: 'steward',
    permission: permissions.see,
    summary: { vi: 'Hồ sơ công bố của một bộ dữ liệu', en: 'The publication of a dataset' },
    params: Type.Object({ code: Type.String() }),
    response: PublicationSchema,
    handle: ({ actor, params }) => view.get(actor, params.code),
  })
