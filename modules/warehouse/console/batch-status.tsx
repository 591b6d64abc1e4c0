// SPDX-License-Identifier: Apache-2.0

import { type Meaning, StateTag, useTexts } from '@tinhso/kernel/ui'
import type { BatchStatus } from '@tinhso/warehouse/contract'
import { warehouseTexts } from './warehouse-texts.ts'

const MEANINGS: Record<BatchStatus, Meaning> = {
  uploaded: 'waiting',
  reading: 'waiting',
  proposed: 'information',
  checking: 'waiting',
  'needs-fixes': 'warning',
  ready: 'information',
  submitted: 'waiting',
  approved: 'waiting',
  loaded: 'success',
  returned: 'danger',
  cancelled: 'neutral',
  failed: 'danger',
  undone: 'neutral',
}

/** Where a batch stands, in word, icon and colour. */
export function BatchStatusTag({ status }: { status: BatchStatus }) {
  const t = useTexts(warehouseTexts)
  return <StateTag meaning={MEANINGS[status]}>{t(`status.${status}`)}</StateTag>
}

const STEP_OF: Record<BatchStatus, number> = {
  uploaded: 0,
  reading: 0,
  failed: 0,
  cancelled: 0,
  proposed: 1,
  checking: 2,
  'needs-fixes': 3,
  ready: 4,
  returned: 4,
  submitted: 5,
  approved: 6,
  loaded: 7,
  undone: 7,
}

/** The step of the batch's way that its status belongs to. */
export const stepOf = (status: BatchStatus) => STEP_OF[status]
