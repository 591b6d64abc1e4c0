// SPDX-License-Identifier: Apache-2.0
import {
  type ContributionStatus,
  contributionTitles,
  type RoundStatus,
  roundTitles,
} from '@tinhso/collection/contract'
import { type Meaning, StateTag, useTextOf, useTexts } from '@tinhso/kernel/ui'
import { roundTexts } from './round-texts.ts'

/** What each state of a contribution means, for tags and tiles. */
export const contributionMeanings: Readonly<Record<ContributionStatus, Meaning>> = {
  'not-opened': 'neutral',
  drafting: 'information',
  'awaiting-approval': 'waiting',
  sent: 'success',
  returned: 'danger',
  accepted: 'success',
  cancelled: 'neutral',
}

const roundMeanings: Readonly<Record<RoundStatus, Meaning>> = {
  open: 'information',
  consolidating: 'waiting',
  loaded: 'waiting',
  locked: 'success',
  cancelled: 'neutral',
}

/** Where a contribution stands, with “late” beside it. */
export function ContributionTag({ status, late }: { status: ContributionStatus; late: boolean }) {
  const t = useTexts(roundTexts)
  const textOf = useTextOf()
  return (
    <span className="co-tags">
      <StateTag meaning={contributionMeanings[status]}>{textOf(contributionTitles[status])}</StateTag>
      {late && <StateTag meaning="warning">{t('late')}</StateTag>}
    </span>
  )
}

/** Where a round stands. */
export function RoundTag({ status }: { status: RoundStatus }) {
  const textOf = useTextOf()
  return <StateTag meaning={roundMeanings[status]}>{textOf(roundTitles[status])}</StateTag>
}
