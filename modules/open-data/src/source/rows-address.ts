// SPDX-License-Identifier: Apache-2.0

/** Path of the Data API that reads the rows of a published dataset; the warehouse answers it under the public policy. */
export const rowsAddress = (datasetCode: string): string => `/api/data/${datasetCode}/rows`

/** Path of the OpenAPI description of that reading. */
export const rowsOpenApiAddress = (datasetCode: string): string => `/api/data/${datasetCode}/openapi.json`
