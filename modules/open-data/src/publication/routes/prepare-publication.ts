// SPDX-License-Identifier: Apache-2.0
import { defineRoute } from '@tinhso/kernel/http'
import Type from 'typebox'
import { PreparationSchema, permissions } from '../../contract/index.ts'
import type { PublicationService } from '../publication-service.ts'

/** The owner starts the way of a dataset to the public (R-OPN-06). */
export const preparePublication = (service: PublicationService) =>
  defineRoute({
    operationId: 'open-data.preparePublication',
    method: 'POST',
    url: '/api/open-data/publications',
    audience: 'steward',
    permission: permissions.prepare,
    summary: { vi: 'Chuẩn bị công bố một bộ dữ liệu', en: 'Prepare the publication of a dataset' },
    body: PreparationSchema,
    response: Type.Object({ datasetCode: Type.String(), caseId: Type.String() }),
    handle: ({ context, body }) => service.prepare(context, body),
  })
