// SPDX-License-Identifier: Apache-2.0
import { type ControlAttributes, DayInput, Field, type FieldError, useTexts } from '@tinhso/kernel/ui'
import type { DocumentLevel } from '@tinhso/legal-basis/contract'
import { AutoComplete, Input, Select } from 'antd'
import type { DocumentDraft } from './document-draft.ts'
import { legalTexts } from './legal-texts.ts'

const LEVELS: DocumentLevel[] = ['national', 'provincial', 'standard']

/** Names of document types as the law writes them (78/2025/NĐ-CP), offered while typing; others are accepted. */
const TYPES = [
  'Luật',
  'Nghị định',
  'Nghị quyết',
  'Thông tư',
  'Quyết định',
  'Chỉ thị',
  'Kế hoạch',
  'Tiêu chuẩn',
]

type FieldsProps = {
  draft: DocumentDraft
  change: (changes: Partial<DocumentDraft>) => void
  errors: readonly FieldError[]
}

/** What the document is and when it holds. */
export function DocumentFields(props: FieldsProps) {
  const { draft, change, errors } = props
  const t = useTexts(legalTexts)
  const text = (key: 'number' | 'issuer' | 'replacedBy') => (control: ControlAttributes) => (
    <Input
      {...control}
      autoComplete="off"
      value={draft[key]}
      onChange={(event) => change({ [key]: event.target.value })}
    />
  )
  const day = (key: 'issuedOn' | 'validFrom' | 'validTo') => (control: ControlAttributes) => (
    <DayInput {...control} value={draft[key]} onChange={(chosen) => change({ [key]: chosen })} />
  )
  return (
    <>
      <Field path="number" label={t('number')} help={t('numberHelp')} errors={errors}>
        {text('number')}
      </Field>
      <Field path="type" label={t('type')} errors={errors}>
        {(control) => (
          <AutoComplete
            {...control}
            value={draft.type}
            options={TYPES.map((value) => ({ value }))}
            showSearch={{ filterOption: true }}
            onChange={(type: string) => change({ type })}
          />
        )}
      </Field>
      <Field path="title" label={t('title')} help={t('titleHelp')} errors={errors}>
        {(control) => (
          <Input.TextArea
            {...control}
            autoSize={{ minRows: 2, maxRows: 8 }}
            value={draft.title}
            onChange={(event) => change({ title: event.target.value })}
          />
        )}
      </Field>
      <Field path="issuer" label={t('issuer')} errors={errors}>
        {text('issuer')}
      </Field>
      <Field path="level" label={t('level')} errors={errors}>
        {(control) => (
          <Select
            {...control}
            placeholder={t('choose')}
            value={draft.level}
            options={LEVELS.map((value) => ({ value, label: t(`level.${value}`) }))}
            onChange={(level) => change({ level })}
          />
        )}
      </Field>
      <Field path="issuedOn" label={t('issuedOnDay')} errors={errors}>
        {day('issuedOn')}
      </Field>
      <Field path="validFrom" label={t('validFromDay')} optional errors={errors}>
        {day('validFrom')}
      </Field>
      <Field path="validTo" label={t('validToDay')} optional errors={errors}>
        {day('validTo')}
      </Field>
      <Field path="replacedBy" label={t('replacedBy')} help={t('replacedByHelp')} optional errors={errors}>
        {text('replacedBy')}
      </Field>
    </>
  )
}
