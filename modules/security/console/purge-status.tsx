// SPDX-License-Identifier: Apache-2.0
import { type Meaning, StateTag, useTexts } from '@tinhso/kernel/ui'
import type { PurgeStatus } from '@tinhso/security/contract'
import { securityTexts } from './security-texts.ts'

const meanings: Record<PurgeStatus, Meaning> = {
  proposed: 'waiting',
  withdrawn: 'neutral',
  refused: 'neutral',
  confirmed: 'information',
  done: 'success',
}

/** Where a purge stands, as word and icon. */
export function PurgeStatusTag({ status }: { status: PurgeStatus }) {
  const t = useTexts(securityTexts)
  return <StateTag meaning={meanings[status]}>{t(`status.${status}`)}</StateTag>
}
