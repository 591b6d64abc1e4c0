// SPDX-License-Identifier: Apache-2.0
import type { EntrySummary } from '@tinhso/catalog/contract'
import { Field, type FieldError, type ListPage, Note, useApi, useSession, useTexts } from '@tinhso/kernel/ui'
import type { DatasetSchema } from '@tinhso/warehouse/contract'
import { Checkbox, Input, InputNumber, Radio, Select } from 'antd'
import { AgenciesPicker } from './agencies-picker.tsx'
import type { OpeningDraft } from './opening-draft.ts'
import { openingTexts } from './opening-texts.ts'

/** What each step gets. */
export interface StepProps {
  readonly draft: OpeningDraft
  readonly change: (changes: Partial<OpeningDraft>) => void
  readonly errors: readonly FieldError[]
  readonly schema: DatasetSchema | null | undefined
}

const fieldOptions = (schema: StepProps['schema']) =>
  (schema?.fields ?? []).map(({ id, title }) => ({ value: id, label: title.vi }))

/** Step 1: which dataset, which period, by when. */
export function WhatStep({ draft, change, errors, schema }: StepProps) {
  const t = useTexts(openingTexts)
  const { account } = useSession()
  const query = { owner: account.agencyCode, status: 'registered', limit: 200 }
  const own = useApi<ListPage<EntrySummary>>('/api/catalog/entries', query)
  return (
    <>
      <Field path="dataset" label={t('dataset')} help={t('datasetHelp')} errors={errors}>
        {(control) => (
          <Select
            {...control}
            showSearch={{ optionFilterProp: 'label' }}
            loading={own.isPending}
            value={draft.dataset || null}
            options={(own.data?.items ?? []).map(({ code, title }) => ({ value: code, label: title }))}
            onChange={(dataset: string) => change({ dataset })}
          />
        )}
      </Field>
      {draft.dataset && schema === null && <Note meaning="warning">{t('noSchema')}</Note>}
      <Field path="kind" label={t('kind')} errors={errors}>
        {(control) => (
          <Radio.Group
            id={control.id}
            className="co-choices"
            value={draft.kind}
            onChange={(event) => change({ kind: event.target.value })}
            options={(['agency', 'survey'] as const).map((value) => ({ value, label: t(value) }))}
          />
        )}
      </Field>
      <Field path="title" label={t('title')} help={t('titleHelp')} errors={errors}>
        {(control) => (
          <Input
            {...control}
            value={draft.title}
            onChange={(event) => change({ title: event.target.value })}
          />
        )}
      </Field>
      <Field path="periodKind" label={t('periodKind')} errors={errors}>
        {(control) => (
          <Radio.Group
            id={control.id}
            value={draft.periodKind}
            onChange={(event) => change({ periodKind: event.target.value })}
            options={(['year', 'quarter', 'month'] as const).map((kind) => ({ value: kind, label: t(kind) }))}
          />
        )}
      </Field>
      <Field path="period" label={t('period')} help={t('periodHelp')} errors={errors}>
        {(control) => (
          <Input
            {...control}
            value={draft.period}
            onChange={(event) => change({ period: event.target.value.trim().toUpperCase() })}
          />
        )}
      </Field>
      <Field path="periodField" label={t('periodField')} help={t('periodFieldHelp')} optional errors={errors}>
        {(control) => (
          <Select
            {...control}
            allowClear
            value={draft.periodField || null}
            options={fieldOptions(schema)}
            onChange={(periodField: string | null) => change({ periodField: periodField ?? '' })}
          />
        )}
      </Field>
      <Field path="workingDays" label={t('workingDays')} errors={errors}>
        {(control) => (
          <InputNumber
            {...control}
            min={1}
            max={250}
            value={draft.workingDays}
            onChange={(value) => change({ workingDays: value ?? 1 })}
          />
        )}
      </Field>
    </>
  )
}

function Agencies({ draft, change, errors }: StepProps) {
  const t = useTexts(openingTexts)
  if (draft.who === 'chosen')
    return (
      <Field path="agencies" label={t('chosen')} errors={errors}>
        {(control) => (
          <AgenciesPicker {...control} value={draft.agencies} onChange={(agencies) => change({ agencies })} />
        )}
      </Field>
    )
  if (draft.who !== 'listed') return null
  return (
    <Field path="list" label={t('listed')} help={t('listedHelp')} errors={errors}>
      {(control) => (
        <Input.TextArea
          {...control}
          rows={6}
          value={draft.list}
          onChange={(event) => change({ list: event.target.value })}
        />
      )}
    </Field>
  )
}

/** Step 2: who must send, and how a row tells whose it is. */
export function WhoStep(props: StepProps) {
  const { draft, change, errors, schema } = props
  const t = useTexts(openingTexts)
  const whos = {
    commune: 'allCommunes',
    department: 'allDepartments',
    chosen: 'chosen',
    listed: 'listed',
  } as const
  return (
    <>
      <Field path="who" label={t('who')} errors={errors}>
        {(control) => (
          <Radio.Group
            id={control.id}
            className="co-choices"
            value={draft.who}
            onChange={(event) => change({ who: event.target.value })}
            options={Object.entries(whos).map(([value, key]) => ({ value, label: t(key) }))}
          />
        )}
      </Field>
      <Agencies {...props} />
      <Field path="scopeField" label={t('scope')} help={t('scopeHelp')} errors={errors}>
        {(control) => (
          <Select
            {...control}
            value={draft.scopeField || null}
            options={fieldOptions(schema)}
            onChange={(scopeField: string) => change({ scopeField })}
          />
        )}
      </Field>
      <Field path="scopeBy" label={t('scopeBy')} errors={errors}>
        {(control) => (
          <Select
            {...control}
            value={draft.scopeBy}
            options={(['agency-name', 'agency-code', 'unit-code', 'unit-name'] as const).map((value) => ({
              value,
              label: t(value),
            }))}
            onChange={(scopeBy) => change({ scopeBy })}
          />
        )}
      </Field>
    </>
  )
}

/** Step 3: what people must know, what is compared, and how the rows enter the store. */
export function HowStep({ draft, change, errors, schema }: StepProps) {
  const t = useTexts(openingTexts)
  const modes = [
    'append',
    ...(schema?.keys.length ? ['upsert'] : []),
    'replace',
  ] as OpeningDraft['loadMode'][]
  return (
    <>
      <Field path="instructions" label={t('instructions')} optional errors={errors}>
        {(control) => (
          <Input.TextArea
            {...control}
            rows={5}
            value={draft.instructions}
            onChange={(event) => change({ instructions: event.target.value })}
          />
        )}
      </Field>
      <Field path="legalBasis" label={t('legalBasis')} help={t('legalBasisHelp')} optional errors={errors}>
        {(control) => (
          <Input.TextArea
            {...control}
            rows={2}
            value={draft.legalBasis}
            onChange={(event) => change({ legalBasis: event.target.value })}
          />
        )}
      </Field>
      <Field path="sumFields" label={t('sumFields')} optional errors={errors}>
        {(control) => (
          <Select
            {...control}
            mode="multiple"
            value={draft.sumFields}
            options={fieldOptions(schema)}
            onChange={(sumFields: string[]) => change({ sumFields })}
          />
        )}
      </Field>
      <Field path="tolerance" label={t('tolerance')} errors={errors}>
        {(control) => (
          <InputNumber
            {...control}
            min={0}
            max={1000}
            value={draft.tolerance}
            onChange={(value) => change({ tolerance: value ?? 0 })}
          />
        )}
      </Field>
      <Field path="loadMode" label={t('loadMode')} errors={errors}>
        {(control) => (
          <Select
            {...control}
            value={draft.loadMode}
            options={modes.map((value) => ({ value, label: t(value) }))}
            onChange={(loadMode) => change({ loadMode })}
          />
        )}
      </Field>
      <Checkbox checked={draft.prefill} onChange={(event) => change({ prefill: event.target.checked })}>
        {t('prefill')}
      </Checkbox>
    </>
  )
}
