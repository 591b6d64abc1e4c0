// SPDX-License-Identifier: Apache-2.0
import type { Route } from '@tinhso/kernel/http'
import { undertakingRoutes } from '../../undertaking/undertaking.ts'
import type { WarehouseParts } from '../../warehouse-parts.ts'
import { confirmBatch, rereadFile } from './confirm-batch.ts'
import { approveBatch, cancel, sendBack, submit, takeBack } from './decide-batch.ts'
import { getBatch, listBatches, listOwnWork } from './read-batches.ts'
import { uploadArrived } from './upload-arrived.ts'
import { uploadBatch } from './upload-batch.ts'

/** Operations on batches, by audience: signed in, then stewards. */
export const batchRoutes = (parts: WarehouseParts): Route[] => [
  listBatches(parts),
  listOwnWork(parts),
  getBatch(parts),
  uploadBatch(parts),
  uploadArrived(parts),
  confirmBatch(parts),
  rereadFile(parts),
  submit(parts),
  approveBatch(parts),
  sendBack(parts),
  cancel(parts),
  takeBack(parts),
  ...undertakingRoutes(parts),
]
