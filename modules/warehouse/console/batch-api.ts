// SPDX-License-Identifier: Apache-2.0

import { useApi, useCommand } from '@tinhso/kernel/ui'
import type {
  ApprovalOutcome,
  BatchDetail,
  ColumnAssignment,
  DatasetSchema,
  FixOutcome,
} from '@tinhso/warehouse/contract'

/** A batch is addressed by its dataset and its number. */
export type BatchAddress = { code: string; number: number | string }

/** Path of everything the warehouse keeps about a dataset. */
export const datasetPath = (code: string) => `/api/warehouse/datasets/${encodeURIComponent(code)}`

/** Path of one batch in the interface. */
export const batchPath = ({ code, number }: BatchAddress) => `${datasetPath(code)}/batches/${number}`

/** The page of a dataset in the console. */
export const datasetPage = (code: string) => `/du-lieu/${encodeURIComponent(code)}`

/** The page of one batch in the console. */
export const batchPage = ({ code, number }: BatchAddress) => `${datasetPage(code)}/lan-nap/${number}`

const MOVING = new Set(['uploaded', 'reading', 'checking', 'approved'])

/** Whether the house is working on the batch right now. */
export const isMoving = (status: string) => MOVING.has(status)

/** A batch, read again twice a second while the house works on it. */
export function useBatch(address: BatchAddress) {
  return useApi<BatchDetail>(batchPath(address), undefined, {
    pollEvery: (batch) => (batch && isMoving(batch.status) ? 500 : false),
    keepPrevious: true,
  })
}

/** What may be done with a batch as a whole; each refreshes everything shown of the dataset. */
export type BatchAct =
  | {
      act: 'confirm'
      schema: DatasetSchema
      columns: ColumnAssignment[]
      dataDate?: string | undefined
      reason?: string | undefined
    }
  | { act: 'cancel'; reason?: string }
  | { act: 'submit'; leaveOutReason?: string }
  | { act: 'approve' }
  | { act: 'return'; reason: string }
  | { act: 'undo'; reason: string }

/** Sends one act with the version the person saw, so that nobody decides over a changed batch. */
export function useBatchAct(address: BatchAddress, version: number) {
  return useCommand<BatchAct, Partial<ApprovalOutcome & FixOutcome> & { number?: number }>(
    ({ act, ...body }) => ({ path: `${batchPath(address)}/${act}`, body: { version, ...body } }),
    [datasetPath(address.code), '/api/warehouse/work', '/api/notifications'],
  )
}
