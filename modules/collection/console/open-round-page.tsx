// SPDX-License-Identifier: Apache-2.0
import {
  Failure,
  type FieldError,
  FormPage,
  fieldErrorsOf,
  PageHeader,
  StepStrip,
  useApi,
  useCommand,
  useDraft,
  useGo,
  useTexts,
} from '@tinhso/kernel/ui'
import type { DatasetSchema } from '@tinhso/warehouse/contract'
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import './collection.css'
import { emptyOpening, missingIn, openingOf, suggestedBy } from './opening-draft.ts'
import { HowStep, WhatStep, WhoStep } from './opening-steps.tsx'
import { openingTexts } from './opening-texts.ts'
import { roundPage } from './round-api.ts'
import { roundTexts } from './round-texts.ts'

const PLACES = {
  'collection.wrong-period': 'period',
  'collection.unknown-agency': 'list',
  'collection.unit-unknown': 'scopeBy',
  'collection.rules-not-issued': 'dataset',
  'collection.no-schema': 'dataset',
}
const stepViews = [WhatStep, WhoStep, HowStep]

/** Opens a round in three short steps (R-ING-02). */
export function Page() {
  const t = useTexts(openingTexts)
  const words = useTexts(roundTexts)
  const go = useGo()
  const [step, setStep] = useState(0)
  const [missing, setMissing] = useState<FieldError[]>([])
  const { value: draft, change, drop } = useDraft('collection.open', emptyOpening)
  const schemaPath = `/api/warehouse/datasets/${encodeURIComponent(draft.dataset)}/schema`
  const schema = useApi<DatasetSchema | null>(schemaPath, {}, { enabled: draft.dataset !== '' })
  const [suggestedFor, setSuggestedFor] = useState(draft.scopeField ? draft.dataset : '')
  useEffect(() => {
    if (!schema.data || suggestedFor === draft.dataset) return
    setSuggestedFor(draft.dataset)
    change(suggestedBy(schema.data))
  }, [schema.data, suggestedFor, draft.dataset, change])
  const open = useCommand<void, { code: string }>(
    () => ({ path: '/api/collection/rounds', body: openingOf(draft) }),
    ['/api/collection'],
  )
  const refused = fieldErrorsOf(open.error, PLACES)
  const errors = missing.length > 0 ? missing : refused
  const forward = () => {
    const faults = missingIn(draft, step, t('missing'))
    setMissing(faults)
    if (faults.length > 0) return
    if (step < 2) setStep(step + 1)
    else
      open.mutate(undefined, {
        onSuccess: ({ code }) => {
          drop()
          go(roundPage(code))
        },
      })
  }
  const View = stepViews[step] ?? WhatStep
  return (
    <>
      <PageHeader
        title={words('open')}
        purpose={t('purpose')}
        crumbs={[{ title: words('rounds'), to: '/thu-thap' }]}
      />
      <StepStrip label={t('steps')} steps={[t('stepWhat'), t('stepWho'), t('stepHow')]} at={step} />
      <FormPage
        errors={errors}
        onSubmit={forward}
        before={open.error && <Failure problem={open.error} />}
        actions={
          <>
            {step > 0 && <Button onClick={() => setStep(step - 1)}>{t('back')}</Button>}
            <Button type="primary" htmlType="submit" loading={open.isPending}>
              {step < 2 ? t('next') : words('open')}
            </Button>
          </>
        }
      >
        <View {...{ draft, change, errors }} schema={schema.data} />
      </FormPage>
    </>
  )
}
