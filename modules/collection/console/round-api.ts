// SPDX-License-Identifier: Apache-2.0
import { useCommand } from '@tinhso/kernel/ui'

/** Path of a round in the interface. */
export const roundPath = (code: string): string => `/api/collection/rounds/${encodeURIComponent(code)}`

/** Page of a round. */
export const roundPage = (code: string): string => `/thu-thap/${encodeURIComponent(code)}`

/** Page of a task. */
export const taskPage = (round: string, agency: string): string =>
  `/viec-thu-thap/${encodeURIComponent(round)}/${encodeURIComponent(agency)}`

/** An act of the owner on a round: its last part of the path, and what goes with it. */
export type RoundAct = { act: string; body?: unknown }

/** Sends an act and refreshes everything about collection. */
export const useRoundAct = <Result = unknown>(code: string) =>
  useCommand<RoundAct, Result>(
    ({ act, body }) => ({ path: `${roundPath(code)}/${act}`, ...(body === undefined ? {} : { body }) }),
    ['/api/collection'],
  )
