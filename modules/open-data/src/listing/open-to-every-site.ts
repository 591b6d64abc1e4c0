// SPDX-License-Identifier: Apache-2.0
import type { Call } from '@tinhso/kernel/http'

/** Lets programs in pages of other sites read an answer: open data has no secrets and no sessions. */
export const openToEverySite = (reply: Call['reply']): void => {
  reply.header('access-control-allow-origin', '*').header('cross-origin-resource-policy', 'cross-origin')
}
