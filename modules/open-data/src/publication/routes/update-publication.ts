// SPDX-License-Identifier: Apache-2.0
import { defineRoute } from '@tinhso/kernel/http'
import Type from 'typebox'
import { permissions } from '../../contract/index.ts'
import type { PublicationService } from '../publication-service.ts'

/** The owner asks for a new version of a confirmed dataset; its files appear when they have been written. */
export const updatePublication = (service: PublicationService) =>
  defineRoute({
    operationId: 'open-data.updatePublication',
    method: 'POST',
    url: '/api/open-data/publications/:code/versions',
    audience: 'steward',
    permission: permissions.update,
    summary: { vi: 'Công bố phiên bản mới', en: 'Publish a new version' },
    params: Type.Object({ code: Type.String() }),
    response: Type.Object({ datasetCode: Type.String() }),
    handle: ({ context, params }) => service.update(context, params.code),
  })
