// SPDX-License-Identifier: Apache-2.0
import {
  accessLevels,
  dataTypes,
  importanceLevels,
  personalDataLevels,
  securityLevels,
  updateCycles,
} from '@tinhso/catalog/contract'
import { type ControlAttributes, Field, type FieldError, useTexts } from '@tinhso/kernel/ui'
import { Input, Select } from 'antd'
import type { ReactNode } from 'react'
import { catalogTexts } from './catalog-texts.ts'
import { useChoices } from './entry-words.tsx'
import type { RegistrationDraft } from './registration-draft.ts'
import { useSectors } from './sectors.ts'

type FieldsProps = {
  draft: RegistrationDraft
  change: (changes: Partial<RegistrationDraft>) => void
  errors: readonly FieldError[]
}

type TextKey = 'title' | 'purpose' | 'scope' | 'fields' | 'sources' | 'legalBasis' | 'personalDataPurpose'

function useDraftControls({ draft, change }: FieldsProps) {
  const text = (key: TextKey, rows: number) => (control: ControlAttributes) =>
    rows === 1 ? (
      <Input {...control} value={draft[key]} onChange={(event) => change({ [key]: event.target.value })} />
    ) : (
      <Input.TextArea
        {...control}
        autoSize={{ minRows: rows, maxRows: 16 }}
        value={draft[key]}
        onChange={(event) => change({ [key]: event.target.value })}
      />
    )
  return text
}

/** What the dataset is: name, purpose, kind, sector, cycle. `fixed` hides what cannot change after registration. */
export function WhatFields(props: FieldsProps & { fixed?: boolean; owner?: ReactNode }) {
  const { draft, change, errors, fixed = false } = props
  const t = useTexts(catalogTexts)
  const choices = useChoices()
  const sectors = useSectors()
  const text = useDraftControls(props)
  return (
    <fieldset>
      <legend>{t('groupWhat')}</legend>
      {!fixed && (
        <>
          <Field path="title" label={t('title')} help={t('titleHelp')} errors={errors}>
            {text('title', 1)}
          </Field>
          {props.owner}
        </>
      )}
      <Field path="purpose" label={t('purpose')} help={t('purposeHelp')} errors={errors}>
        {text('purpose', 3)}
      </Field>
      {!fixed && (
        <>
          <Field path="dataType" label={t('columnType')} errors={errors}>
            {(control) => (
              <Select
                {...control}
                placeholder={t('choose')}
                value={draft.dataType}
                options={choices(dataTypes)}
                onChange={(dataType) => change({ dataType })}
              />
            )}
          </Field>
          <Field path="sector" label={t('columnSector')} errors={errors}>
            {(control) => (
              <Select
                {...control}
                showSearch={{ optionFilterProp: 'label' }}
                placeholder={t('choose')}
                value={draft.sector}
                options={sectors}
                onChange={(sector) => change({ sector })}
              />
            )}
          </Field>
        </>
      )}
      <Field path="updateCycle" label={t('columnCycle')} errors={errors}>
        {(control) => (
          <Select
            {...control}
            placeholder={t('choose')}
            value={draft.updateCycle}
            options={choices(updateCycles)}
            onChange={(updateCycle) => change({ updateCycle })}
          />
        )}
      </Field>
    </fieldset>
  )
}

/** What stands in it: scope, fields, sources. */
export function ContentFields(props: FieldsProps & { fixed?: boolean }) {
  const t = useTexts(catalogTexts)
  const text = useDraftControls(props)
  const { errors, fixed = false } = props
  return (
    <fieldset>
      <legend>{t('groupContent')}</legend>
      <Field path="scope" label={t('scope')} help={t('scopeHelp')} optional errors={errors}>
        {text('scope', 2)}
      </Field>
      {!fixed && (
        <Field path="fields" label={t('fieldsEdit')} help={t('fieldsEditHelp')} errors={errors}>
          {text('fields', 5)}
        </Field>
      )}
      <Field path="sources" label={t('sources')} help={t('sourcesHelp')} errors={errors}>
        {text('sources', 2)}
      </Field>
    </fieldset>
  )
}

/** The four classifications, each for itself, and the legal basis. */
export function ClassificationFields(props: FieldsProps) {
  const { draft, change, errors } = props
  const t = useTexts(catalogTexts)
  const choices = useChoices()
  const text = useDraftControls(props)
  const { classification } = draft
  const select = <Key extends keyof typeof classification>(
    key: Key,
    label: string,
    words: Parameters<typeof choices>[0],
  ) => (
    <Field path={`classification/${key}`} label={label} errors={errors}>
      {(control) => (
        <Select
          {...control}
          value={classification[key]}
          options={choices(words) as { value: (typeof classification)[Key]; label: string }[]}
          onChange={(value) => change({ classification: { ...classification, [key]: value } })}
        />
      )}
    </Field>
  )
  return (
    <fieldset>
      <legend>{t('groupClass')}</legend>
      {select('access', t('columnAccess'), accessLevels)}
      {select('importance', t('importance'), importanceLevels)}
      {select('security', t('security'), securityLevels)}
      {select('personalData', t('personalData'), personalDataLevels)}
      {classification.personalData !== 'none' && (
        <Field
          path="personalDataPurpose"
          label={t('personalPurpose')}
          help={t('personalPurposeHelp')}
          errors={errors}
        >
          {text('personalDataPurpose', 2)}
        </Field>
      )}
      <Field path="legalBasis" label={t('legalBasis')} help={t('basisHelp')} errors={errors}>
        {text('legalBasis', 2)}
      </Field>
    </fieldset>
  )
}
