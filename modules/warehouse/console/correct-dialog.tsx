// SPDX-License-Identifier: Apache-2.0
import { AppLink, Failure, useCommand, useTexts } from '@tinhso/kernel/ui'
import { type DatasetSchema, dataTypes, type Field, type RowCorrection } from '@tinhso/warehouse/contract'
import { Input, Modal } from 'antd'
import { useState } from 'react'
import { batchPage, datasetPath } from './batch-api.ts'
import { correctionTexts } from './correction-texts.ts'

type Row = Record<string, unknown>
type Typed = Readonly<Record<string, string>>

const isMasked = (value: unknown) => typeof value === 'string' && value.startsWith('•••')

/** A stored value as a person would type it here. */
function asTyped(field: Field, value: unknown): string {
  if (value === null || value === undefined || isMasked(value)) return ''
  const text = String(value)
  if (dataTypes[field.type].storage === 'numeric' && field.format !== 'en') return text.replace('.', ',')
  const day = dataTypes[field.type].storage === 'date' && /^(\d{4})-(\d\d)-(\d\d)$/.exec(text)
  return day ? `${day[3]}/${day[2]}/${day[1]}` : text
}

const editable = ({ type }: Field) => dataTypes[type].storage !== 'jsonb'

function FieldInput(props: {
  id: string
  field: Field
  row: Row
  typed: string | undefined
  onType: (text: string) => void
}) {
  const { id, field, row, typed } = props
  const t = useTexts(correctionTexts)
  const present = asTyped(field, row[field.name])
  const changed = typed !== undefined && typed !== present
  return (
    <div className="ts-field">
      <label htmlFor={id}>{field.title.vi}</label>
      <Input
        id={id}
        value={typed ?? present}
        placeholder={isMasked(row[field.name]) ? t('masked') : undefined}
        onChange={(event) => props.onType(event.target.value)}
      />
      {changed && (
        <p className="ts-help">
          {t('present', {
            value: isMasked(row[field.name]) ? String(row[field.name]) : present || t('empty'),
          })}
        </p>
      )}
    </div>
  )
}

function RowFields(props: {
  schema: DatasetSchema
  row: Row
  index: number
  typed: Typed
  onType: (typed: Typed) => void
}) {
  const { schema, row, index, typed, onType } = props
  const t = useTexts(correctionTexts)
  const key = schema.keys[0] ?? []
  const named = schema.fields.filter(({ id }) => key.includes(id))
  const hidden = named.filter(({ name }) => isMasked(row[name]))
  const shown = [
    ...hidden,
    ...schema.fields.filter((field) => !key.includes(field.id) && field.name in row && editable(field)),
  ]
  return (
    <fieldset className="wh-correct">
      <legend>{named.map((field) => asTyped(field, row[field.name]) || '•••').join(' · ')}</legend>
      {hidden.length > 0 && <p className="ts-help">{t('hiddenKey')}</p>}
      <div className="wh-correct-fields">
        {shown.map((field) => (
          <FieldInput
            key={field.id}
            id={`correct-${index}-${field.id}`}
            {...{ field, row }}
            typed={typed[field.id]}
            onType={(text) => onType({ ...typed, [field.id]: text })}
          />
        ))}
      </div>
    </fieldset>
  )
}

/** What changes in a row, as it is sent; null: nothing. */
function correctionOf(schema: DatasetSchema, row: Row, typed: Typed): RowCorrection | null {
  const key = schema.keys[0] ?? []
  const fields = schema.fields.filter(({ id }) => typed[id] !== undefined)
  const values = fields.flatMap((field): [string, string | null][] => {
    const text = typed[field.id]!
    if (key.includes(field.id) || text === asTyped(field, row[field.name])) return []
    return [[field.id, text.trim() === '' ? null : text]]
  })
  if (values.length === 0) return null
  const keyed = key.map((id): [string, string] => {
    const { name } = schema.fields.find((field) => field.id === id)!
    return [id, isMasked(row[name]) ? (typed[id] ?? '') : String(row[name] ?? '')]
  })
  return { key: Object.fromEntries(keyed), values: Object.fromEntries(values) }
}

function Sent({ code, number }: { code: string; number: number }) {
  const t = useTexts(correctionTexts)
  return (
    <p role="status">
      {t('sent')} <AppLink to={batchPage({ code, number })}>{t('batch', { number })}</AppLink>.
    </p>
  )
}

/** New values for rows in force, with why; they count once another person approved them (R-ING-12). */
export function CorrectDialog(props: {
  code: string
  schema: DatasetSchema
  rows: Row[]
  onClose: () => void
}) {
  const { code, schema, rows, onClose } = props
  const t = useTexts(correctionTexts)
  const [typed, setTyped] = useState<readonly Typed[]>(rows.map(() => ({})))
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const send = useCommand<RowCorrection[], { number: number }>(
    (corrections) => ({
      path: `${datasetPath(code)}/corrections`,
      body: { rows: corrections, reason: reason.trim() },
    }),
    [datasetPath(code), '/api/warehouse/work'],
  )
  const corrections = rows.flatMap((row, index) => correctionOf(schema, row, typed[index] ?? {}) ?? [])
  const missing = reason.trim() === ''
  const confirm = () => {
    if (send.isSuccess) return onClose()
    setAsked(true)
    if (!missing && corrections.length > 0) send.mutate(corrections)
  }
  return (
    <Modal
      open
      width={760}
      title={t('title')}
      okText={t(send.isSuccess ? 'close' : 'send')}
      okButtonProps={{ loading: send.isPending }}
      cancelButtonProps={{ hidden: send.isSuccess }}
      onOk={confirm}
      onCancel={onClose}
    >
      <div className="ts-stack">
        {send.data ? (
          <Sent code={code} number={send.data.number} />
        ) : (
          <>
            <p>{t('consequence')}</p>
            {send.error && <Failure problem={send.error} />}
            {rows.map((row, index) => (
              <RowFields
                key={JSON.stringify(row)}
                {...{ schema, row, index }}
                typed={typed[index] ?? {}}
                onType={(fresh) => setTyped(typed.map((old, at) => (at === index ? fresh : old)))}
              />
            ))}
            <div className="ts-field">
              <label htmlFor="correct-reason">{t('reason')}</label>
              <p className="ts-help" id="correct-reason-help">
                {t('reasonHelp')}
              </p>
              <Input.TextArea
                id="correct-reason"
                rows={2}
                value={reason}
                maxLength={2000}
                aria-describedby="correct-reason-help correct-reason-error"
                aria-invalid={asked && missing}
                status={asked && missing ? 'error' : ''}
                onChange={(event) => setReason(event.target.value)}
              />
              <p id="correct-reason-error" className="ts-field-error" aria-live="polite">
                {asked &&
                  (missing ? t('reasonMissing') : corrections.length === 0 ? t('nothingChanged') : '')}
              </p>
            </div>
          </>
        )}
      </div>
    </Modal>
  )
}
