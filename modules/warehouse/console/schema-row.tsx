// SPDX-License-Identifier: Apache-2.0

import { StateTag, useTextOf, useTexts } from '@tinhso/kernel/ui'
import { dataTypes, type Field } from '@tinhso/warehouse/contract'
import { Checkbox, Input, Select, Tooltip } from 'antd'
import {
  addField,
  assignColumn,
  changeField,
  dropColumn,
  type Proposal,
  type SchemaDraft,
  toggleKey,
} from './schema-draft.ts'
import { warehouseTexts } from './warehouse-texts.ts'

type SchemaRowProps = {
  title: string
  column: number
  sample: (string | null)[]
  draft: SchemaDraft
  /** Fields that the dataset has already; their type and name do not change here. */
  known: ReadonlySet<string>
  original: Field | undefined
  proposal: Proposal | undefined
  onChange: (draft: SchemaDraft) => void
}

function Confidence({ proposal }: { proposal: Proposal | undefined }) {
  const t = useTexts(warehouseTexts)
  const textOf = useTextOf()
  const confidence = proposal?.confidence
  if (confidence === undefined) return null
  const tag =
    confidence >= 0.9 ? (
      <StateTag meaning="success">{t('sure')}</StateTag>
    ) : confidence >= 0.6 ? (
      <StateTag meaning="information">{t('likely')}</StateTag>
    ) : (
      <StateTag meaning="warning">{t('unsure')}</StateTag>
    )
  return proposal?.reason ? <Tooltip title={textOf(proposal.reason)}>{tag}</Tooltip> : tag
}

function FieldChoice({ title, column, draft, known, onChange }: SchemaRowProps) {
  const t = useTexts(warehouseTexts)
  const options = draft.schema.fields
    .filter(({ id }) => known.has(id))
    .map(({ id, title: name }) => ({ value: id, label: name.vi }))
  return (
    <Select
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      aria-label={`${t('columnField')}: ${title}`}
      placeholder={t('notLoaded')}
      value={draft.columns[column]?.field ?? null}
      options={options}
      onChange={(field: string | null) =>
        onChange(field ? assignColumn(draft, column, field) : dropColumn(draft, column, false))
      }
    />
  )
}

function FieldName(props: SchemaRowProps & { field: Field | undefined }) {
  const { title, draft, known, field, onChange } = props
  const t = useTexts(warehouseTexts)
  if (!field || known.has(field.id)) {
    return known.size > 0 ? <FieldChoice {...props} /> : <span className="ts-quiet">{t('notLoaded')}</span>
  }
  const rename = (vi: string) => onChange(changeField(draft, field.id, { title: { ...field.title, vi } }))
  return (
    <Input
      aria-label={`${t('columnField')}: ${title}`}
      value={field.title.vi}
      onChange={(event) => rename(event.target.value)}
    />
  )
}

/** Whether the column is loaded; one that had no field becomes a new optional one. */
function LoadColumn({ title, column, draft, known, original, onChange }: SchemaRowProps) {
  const t = useTexts(warehouseTexts)
  const field = draft.columns[column]?.field ?? null
  const restorable = original && !known.has(original.id) ? original : undefined
  const toggle = (load: boolean) => {
    if (!load) onChange(dropColumn(draft, column, field !== null && !known.has(field)))
    else if (original && known.has(original.id)) onChange(assignColumn(draft, column, original.id))
    else onChange(addField(draft, column, title, restorable))
  }
  return (
    <Checkbox
      aria-label={`${t('columnLoad')}: ${title}`}
      checked={field !== null}
      onChange={(event) => toggle(event.target.checked)}
    />
  )
}

/** One column of the file: samples, the field it fills, and what that field is. */
export function SchemaRow(props: SchemaRowProps) {
  const { title, column, sample, draft, known, proposal, onChange } = props
  const t = useTexts(warehouseTexts)
  const textOf = useTextOf()
  const field = draft.schema.fields.find(({ id }) => id === draft.columns[column]?.field)
  const fixed = field !== undefined && known.has(field.id)
  const change = (changes: Partial<Field>) => field && onChange(changeField(draft, field.id, changes))
  const types = Object.entries(dataTypes).map(([value, type]) => ({
    value: value as Field['type'],
    label: textOf(type.title),
  }))
  const levels = (['none', 'basic', 'sensitive'] as const).map((value) => ({
    value,
    label: t(`sensitive.${value}`),
  }))
  return (
    <tr data-left={field ? undefined : true}>
      <td>
        <LoadColumn {...props} />
      </td>
      <th scope="row">
        {title}
        <small>{sample.map((value) => value ?? t('emptyCell')).join(' · ')}</small>
      </th>
      <td>
        <FieldName {...props} field={field} />
      </td>
      <td>
        {field && (
          <Select
            className="wh-type"
            disabled={fixed}
            showSearch={{ optionFilterProp: 'label' }}
            aria-label={`${t('columnType')}: ${title}`}
            popupMatchSelectWidth={false}
            value={field.type}
            options={types}
            onChange={(type) => change({ type })}
          />
        )}
      </td>
      <td>{field && !fixed && <Confidence proposal={proposal} />}</td>
      <td data-label={t('columnRequired')}>
        {field && (
          <Checkbox
            disabled={fixed}
            aria-label={`${t('columnRequired')}: ${title}`}
            checked={field.required}
            onChange={(event) => change({ required: event.target.checked })}
          />
        )}
      </td>
      <td data-label={t('columnKey')}>
        {field && (
          <Checkbox
            disabled={known.size > 0}
            aria-label={`${t('columnKey')}: ${title}`}
            checked={draft.schema.keys[0]?.includes(field.id) ?? false}
            onChange={() => onChange(toggleKey(draft, field.id))}
          />
        )}
      </td>
      <td>
        {field && (
          <Select
            className="wh-level"
            disabled={fixed}
            aria-label={`${t('columnSensitive')}: ${title}`}
            value={field.sensitive}
            options={levels}
            onChange={(sensitive) => change({ sensitive })}
          />
        )}
      </td>
    </tr>
  )
}
