// SPDX-License-Identifier: Apache-2.0
import { DayInput, useTexts } from '@tinhso/kernel/ui'
import type { Field } from '@tinhso/warehouse/contract'
import { Select } from 'antd'
import { changeField, type SchemaDraft } from './schema-draft.ts'
import { unitTexts } from './unit-texts.ts'

const TIME = new Set<Field['type']>(['date', 'datetime', 'year'])
const PLACES = new Set<Field['type']>(['text', 'admin-unit', 'admin-unit-name', 'admin-unit-code'])

function FieldSettings({
  field,
  draft,
  onChange,
}: {
  field: Field
  draft: SchemaDraft
  onChange: (draft: SchemaDraft) => void
}) {
  const t = useTexts(unitTexts)
  const { asOf, within, ...rest } = field.unitUse ?? {}
  const change = (use: { asOf?: string | undefined; within?: string[] | undefined }) =>
    onChange(
      changeField(draft, field.id, {
        unitUse: {
          ...rest,
          ...(use.asOf ? { asOf: use.asOf } : {}),
          ...(use.within && use.within.length > 0 ? { within: use.within.slice(0, 4) } : {}),
        },
      }),
    )
  const choices = (types: ReadonlySet<Field['type']>) =>
    draft.schema.fields
      .filter(({ id, type }) => id !== field.id && types.has(type))
      .map(({ id, title }) => ({ value: id, label: title.vi }))
  return (
    <div className="wh-unit-field">
      <strong>{field.title.vi}</strong>
      <div className="ts-field">
        <label htmlFor={`as-of-${field.id}`}>{t('asOf')}</label>
        <Select
          id={`as-of-${field.id}`}
          value={asOf ?? ''}
          options={[{ value: '', label: t('asOfNone') }, ...choices(TIME)]}
          onChange={(id: string) => change({ asOf: id || undefined, within })}
        />
      </div>
      <div className="ts-field">
        <label htmlFor={`within-${field.id}`}>{t('within')}</label>
        <Select
          id={`within-${field.id}`}
          mode="multiple"
          value={within ?? []}
          placeholder={t('withinNone')}
          options={choices(PLACES)}
          onChange={(ids: string[]) => change({ asOf, within: ids })}
        />
      </div>
    </div>
  )
}

/** How the fields of units are compared with the register: by which day, with which columns beside. */
export function UnitSettings({
  draft,
  onChange,
}: {
  draft: SchemaDraft
  onChange: (draft: SchemaDraft) => void
}) {
  const t = useTexts(unitTexts)
  const fields = draft.schema.fields.filter(({ type }) => type === 'admin-unit')
  if (fields.length === 0) return null
  return (
    <fieldset className="wh-unit-settings">
      <legend>{t('settings')}</legend>
      <p className="ts-help">{t('settingsHelp')}</p>
      {fields.map((field) => (
        <FieldSettings key={field.id} {...{ field, draft, onChange }} />
      ))}
      <div className="ts-field">
        <label htmlFor="data-date">{t('dataDate')}</label>
        <p className="ts-help">{t('dataDateHelp')}</p>
        <DayInput
          id="data-date"
          value={draft.dataDate ?? ''}
          onChange={(dataDate) => onChange({ ...draft, dataDate: dataDate || undefined })}
        />
      </div>
    </fieldset>
  )
}
