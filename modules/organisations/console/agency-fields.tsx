// SPDX-License-Identifier: Apache-2.0
import { Field, type FieldError, useTexts } from '@tinhso/kernel/ui'
import type { AgencyLevel } from '@tinhso/organisations/contract'
import { Checkbox, Input, Select } from 'antd'
import type { ReactNode } from 'react'
import type { AgencyDraft } from './agency-draft.ts'
import { agencyFormTexts } from './agency-form-texts.ts'
import { AgencyPicker } from './agency-picker.tsx'
import { organisationsTexts } from './organisations-texts.ts'

/** Tiers that agencies can be given today; the district tier is history. */
const LEVELS: AgencyLevel[] = ['province', 'department', 'public-service-unit', 'commune']
const KINDS = [
  'so',
  'ubnd',
  'hdnd',
  'van-phong',
  'thanh-tra',
  'ban',
  'ban-chi-dao',
  'trung-tam',
  'cong-an',
  'quan-su',
  'dang',
  'khac',
] as const

type FieldsProps = {
  draft: AgencyDraft
  change: (changes: Partial<AgencyDraft>) => void
  errors: readonly FieldError[]
}

/** Where the agency stands: level, kind, what it belongs to. `code`: its own, which cannot be its parent. */
export function PlaceFields({ draft, change, errors, code = '' }: FieldsProps & { code?: string }) {
  const t = useTexts(agencyFormTexts)
  const words = useTexts(organisationsTexts)
  const levels = draft.level === 'district' ? [...LEVELS, draft.level] : LEVELS
  const kinds = KINDS.map((kind): { value: string; label: string } => ({
    value: kind,
    label: t(`kind.${kind}`),
  }))
  const unlisted = draft.kind !== null && kinds.every(({ value }) => value !== draft.kind)
  return (
    <fieldset>
      <legend>{t('groupPlace')}</legend>
      <Field path="level" label={words('level')} errors={errors}>
        {(control) => (
          <Select
            {...control}
            placeholder={t('choose')}
            value={draft.level}
            options={levels.map((value) => ({ value, label: words(`level.${value}`) }))}
            onChange={(level) => change({ level })}
          />
        )}
      </Field>
      <Field path="kind" label={t('kind')} errors={errors}>
        {(control) => (
          <Select
            {...control}
            placeholder={t('choose')}
            value={draft.kind}
            options={unlisted ? [...kinds, { value: draft.kind as string, label: draft.kind }] : kinds}
            onChange={(kind) => change({ kind })}
          />
        )}
      </Field>
      <Field path="parentCode" label={words('parent')} optional errors={errors}>
        {(control) => (
          <AgencyPicker
            {...control}
            except={code}
            value={draft.parentCode}
            onChange={(parentCode) => change({ parentCode })}
          />
        )}
      </Field>
    </fieldset>
  )
}

/** The other particulars; `children` come first. */
export function ContactFields({ draft, change, errors, children }: FieldsProps & { children?: ReactNode }) {
  const t = useTexts(agencyFormTexts)
  const words = useTexts(organisationsTexts)
  const line = (key: 'sector' | 'address' | 'budgetCode' | 'domain', help?: string) => (
    <Field path={key} label={words(key)} help={help} optional errors={errors}>
      {(control) => (
        <Input
          {...control}
          autoComplete="off"
          inputMode={key === 'budgetCode' ? 'numeric' : 'text'}
          value={draft[key]}
          onChange={(event) => change({ [key]: event.target.value })}
        />
      )}
    </Field>
  )
  return (
    <fieldset>
      <legend>{t('groupContact')}</legend>
      {children}
      {line('sector')}
      {line('address')}
      {line('budgetCode', t('budgetCodeHelp'))}
      {line('domain', t('domainHelp'))}
      <div className="ts-field">
        <Checkbox
          checked={draft.managesData}
          onChange={(event) => change({ managesData: event.target.checked })}
        >
          {words('managesData')}
        </Checkbox>
        <p className="ts-help">{t('managesDataHelp')}</p>
      </div>
    </fieldset>
  )
}
