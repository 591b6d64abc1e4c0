// SPDX-License-Identifier: Apache-2.0
import Type from 'typebox'

/** Where a dataset's batches live. */
export const datasetUrl = '/api/warehouse/datasets/:code'

/** Where one batch lives. */
export const batchUrl = `${datasetUrl}/batches/:number`

export const DatasetParams = Type.Object({ code: Type.String({ maxLength: 200 }) })

export const BatchParams = Type.Object({
  code: Type.String({ maxLength: 200 }),
  number: Type.Integer({ minimum: 1, maximum: 2_000_000_000 }),
})

export const Version = Type.Optional(Type.Integer({ minimum: 1 }))
export const Reason = Type.String({ minLength: 1, maxLength: 2000 })
