// SPDX-License-Identifier: Apache-2.0
import { createRefusal } from '@tinhso/kernel/errors'
import { defineRoute } from '@tinhso/kernel/http'
import type { Kernel } from '@tinhso/kernel/module'
import Type from 'typebox'
import { messages, OpenDatasetSchema } from '../../contract/index.ts'
import { findPublishedDataset, openDatasetOf } from '../open-dataset-view.ts'

const refuse = createRefusal(messages)

/** Anyone reads what a published dataset is; 410 once it was withdrawn. */
export const getDataset = (kernel: Kernel) =>
  defineRoute({
    operationId: 'open-data.getDataset',
    method: 'GET',
    url: '/api/open-data/datasets/:code',
    audience: 'anonymous',
    everySite: true,
    summary: { vi: 'Mô tả một bộ dữ liệu mở', en: 'Describe an open dataset' },
    params: Type.Object({ code: Type.String() }),
    response: OpenDatasetSchema,
    handle: async ({ params }) => {
      const dataset = await findPublishedDataset(kernel, params.code)
      if (!dataset) throw refuse('not-found', 'open-data.not-found')
      if (dataset.publication.status === 'withdrawn') throw refuse('gone', 'open-data.withdrawn')
      return openDatasetOf(kernel, dataset.current)
    },
  })
