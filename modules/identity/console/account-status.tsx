// SPDX-License-Identifier: Apache-2.0
import { type AccountStatus, accountStatusTitles } from '@tinhso/identity/contract'
import { type Meaning, StateTag, useTextOf } from '@tinhso/kernel/ui'

const MEANINGS: Record<AccountStatus, Meaning> = {
  requested: 'waiting',
  approved: 'information',
  active: 'success',
  suspended: 'warning',
  closed: 'neutral',
}

/** Where an account stands, in word, icon and colour. */
export function AccountStatusTag({ status }: { status: AccountStatus }) {
  const textOf = useTextOf()
  return <StateTag meaning={MEANINGS[status]}>{textOf(accountStatusTitles[status])}</StateTag>
}
