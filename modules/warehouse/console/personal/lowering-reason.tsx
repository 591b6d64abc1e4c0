// SPDX-License-Identifier: Apache-2.0
import { AppLink, useTexts } from '@tinhso/kernel/ui'
import type { BatchAnalysis } from '@tinhso/warehouse/contract'
import { Input } from 'antd'
import { useId } from 'react'
import { loweredTitles, type SchemaDraft } from '../schema-draft.ts'
import { personalTexts } from './personal-texts.ts'

/** The way to the page where purpose and legal basis of a dataset are given. */
export function PurposeLink({ code }: { code: string }) {
  const t = useTexts(personalTexts)
  return <AppLink to={`/du-lieu/${encodeURIComponent(code)}/sua`}>{t('givePurpose')}</AppLink>
}

/** Asks why, when a field is protected less than proposed; the approver reads the answer. */
export function LoweringReason({
  draft,
  analysis,
  onChange,
}: {
  draft: SchemaDraft
  analysis: BatchAnalysis
  onChange: (draft: SchemaDraft) => void
}) {
  const t = useTexts(personalTexts)
  const id = useId()
  const lowered = loweredTitles(draft, analysis)
  if (lowered.length === 0) return null
  return (
    <div className="ts-field">
      <label htmlFor={id}>{t('loweringReason', { fields: lowered.join(', ') })}</label>
      <p id={`${id}-help`} className="ts-help">
        {t('loweringHelp')}
      </p>
      <Input.TextArea
        id={id}
        rows={2}
        maxLength={2000}
        aria-describedby={`${id}-help`}
        value={draft.reason ?? ''}
        onChange={(event) => onChange({ ...draft, reason: event.target.value })}
      />
    </div>
  )
}
