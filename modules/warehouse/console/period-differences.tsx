// SPDX-License-Identifier: Apache-2.0
import { Note, useTextOf, useTexts } from '@tinhso/kernel/ui'
import type { BatchDetail } from '@tinhso/warehouse/contract'
import { templateTexts } from './template-texts.ts'

/** What differs much from the last load, so that a slip is seen before it is submitted. */
export function PeriodDifferences({ batch }: { batch: BatchDetail }) {
  const t = useTexts(templateTexts)
  const textOf = useTextOf()
  const { differences } = batch
  if (differences.length === 0) return null
  return (
    <Note title={t('differences')} meaning="warning">
      <ul className="ts-lines">
        {differences.map((difference) => (
          <li key={`${difference.kind} ${difference.field}`}>{textOf(difference.message)}</li>
        ))}
      </ul>
      <p>{t('differencesHelp')}</p>
    </Note>
  )
}
