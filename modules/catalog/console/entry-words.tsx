// SPDX-License-Identifier: Apache-2.0
import { type EntryStatus, entryStatuses } from '@tinhso/catalog/contract'
import { type Meaning, StateTag, type Text, useTextOf } from '@tinhso/kernel/ui'

const MEANINGS: Record<EntryStatus, Meaning> = {
  draft: 'neutral',
  'under-review': 'waiting',
  registered: 'success',
  refused: 'danger',
  planned: 'neutral',
  'awaiting-decision': 'warning',
  merged: 'neutral',
}

/** Where an entry stands, in word, icon and colour. */
export function EntryStatusTag({ status }: { status: EntryStatus }) {
  const textOf = useTextOf()
  return <StateTag meaning={MEANINGS[status]}>{textOf(entryStatuses[status])}</StateTag>
}

/** The choices of a list of words, for selects and filters. */
export function useChoices() {
  const textOf = useTextOf()
  return (words: Readonly<Record<string, Text>>) =>
    Object.entries(words).map(([value, text]) => ({ value, label: textOf(text) }))
}
