// SPDX-License-Identifier: Apache-2.0
import { type Meaning, StateTag, useTextOf } from '@tinhso/kernel/ui'
import { type PublicationStatus, publicationStatuses } from '@tinhso/open-data/contract'

const MEANINGS: Record<PublicationStatus, Meaning> = {
  preparing: 'information',
  proposed: 'waiting',
  returned: 'warning',
  refused: 'danger',
  confirmed: 'waiting',
  published: 'success',
  withdrawn: 'neutral',
}

/** Where a publication stands, in word, icon and colour. */
export function PublicationStatusTag({ status }: { status: PublicationStatus }) {
  const textOf = useTextOf()
  return <StateTag meaning={MEANINGS[status]}>{textOf(publicationStatuses[status])}</StateTag>
}
