// SPDX-License-Identifier: Apache-2.0
import type { BatchFixes } from '@tinhso/warehouse'
import type { Issue } from '../contract/index.ts'

const given = new Set(['cancelled', 'failed', 'undone'])

/**
 * Where the failed rows of a batch stand (R-WH-06). Mended here and passed: fixed here. Left out, or the batch was given up: the source
 * still has to mend them, until a later batch of the dataset is loaded: fixed at source. Otherwise the source has been told.
 */
export const issueState = (fixes: BatchFixes): Issue['state'] => {
  const atSource = fixes.leftOut > 0 || given.has(fixes.status)
  if (atSource && fixes.followed) return 'fixed-at-source'
  if (given.has(fixes.status)) return 'waiting-source'
  if (fixes.open > 0) return 'notified-source'
  return fixes.leftOut > 0 ? 'left-out' : 'fixed-here'
}

/** Whether nobody has to do anything about it any more. */
export const isClosed = (state: Issue['state']): boolean =>
  state === 'fixed-here' || state === 'fixed-at-source'
