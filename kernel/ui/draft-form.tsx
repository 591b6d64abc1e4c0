// SPDX-License-Identifier: Apache-2.0
import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { FieldError } from './api-client.ts'
import { Failure } from './failure.tsx'
import { FormPage } from './form-page.tsx'
import { formatDateTime } from './format.ts'
import { useTexts } from './language.tsx'
import { Note } from './note.tsx'
import { uiTexts } from './ui-texts.ts'

/** What a form says of its draft: whether an earlier one was found, when it was last kept, and how to drop it. */
export type DraftState = { found: boolean; savedAt: string | null; drop: () => void }

/** A form that keeps itself as a draft: tells of an earlier one, of what was refused, and when it was last kept. */
export function DraftForm({
  draft: { found, savedAt, drop },
  errors,
  problem,
  pending,
  submitLabel,
  onSubmit,
  children,
}: {
  draft: DraftState
  errors: FieldError[]
  problem: unknown
  pending: boolean
  submitLabel: string
  onSubmit: () => void
  children: ReactNode
}) {
  const t = useTexts(uiTexts)
  return (
    <FormPage
      errors={errors}
      onSubmit={onSubmit}
      before={
        <>
          {found && <Note actions={<Button onClick={drop}>{t('draftDrop')}</Button>}>{t('draftFound')}</Note>}
          {problem !== null && errors.length === 0 && <Failure problem={problem} />}
        </>
      }
      actions={
        <>
          <Button type="primary" htmlType="submit" loading={pending}>
            {submitLabel}
          </Button>
          {savedAt && <span className="ts-quiet">{t('draftKept', { time: formatDateTime(savedAt) })}</span>}
        </>
      }
    >
      {children}
    </FormPage>
  )
}
