// SPDX-License-Identifier: Apache-2.0
import { apiGet, Failure, type ListPage, useTexts } from '@tinhso/kernel/ui'
import type { DatasetSchema } from '@tinhso/warehouse/contract'
import { Button, Input, Modal } from 'antd'
import { PencilLine } from 'lucide-react'
import { useState } from 'react'
import { CorrectDialog } from './correct-dialog.tsx'
import { correctionTexts } from './correction-texts.ts'

type Row = Record<string, unknown>

function FindRow(props: {
  code: string
  schema: DatasetSchema
  onFound: (row: Row) => void
  onClose: () => void
}) {
  const t = useTexts(correctionTexts)
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({})
  const [problem, setProblem] = useState<unknown>(null)
  const [nothing, setNothing] = useState(false)
  const fields = props.schema.fields.filter(({ id }) => props.schema.keys[0]?.includes(id))
  const find = async () => {
    const query = Object.fromEntries(fields.map(({ id, name }) => [name, (typed[id] ?? '').trim()]))
    try {
      const page = await apiGet<ListPage<Row>>(`/api/data/${encodeURIComponent(props.code)}/rows`, {
        ...query,
        limit: 2,
      })
      setProblem(null)
      setNothing(page.items.length !== 1)
      if (page.items.length === 1) props.onFound(page.items[0]!)
    } catch (error) {
      setProblem(error)
    }
  }
  return (
    <Modal open title={t('byKey')} okText={t('find')} onOk={find} onCancel={props.onClose}>
      <div className="ts-stack">
        {problem ? <Failure problem={problem} /> : null}
        {fields.map(({ id, title }) => (
          <div className="ts-field" key={id}>
            <label htmlFor={`key-${id}`}>{title.vi}</label>
            <Input
              id={`key-${id}`}
              value={typed[id] ?? ''}
              onChange={(event) => setTyped({ ...typed, [id]: event.target.value })}
              onPressEnter={find}
            />
          </div>
        ))}
        <p className="ts-field-error" aria-live="polite">
          {nothing ? t('notFound') : ''}
        </p>
      </div>
    </Modal>
  )
}

/** The way to a correction for who knows the key of the row; says what to do when the dataset has no key. */
export function CorrectByKey({ code, schema }: { code: string; schema: DatasetSchema }) {
  const t = useTexts(correctionTexts)
  const [step, setStep] = useState<'find' | { row: Row } | null>(null)
  if (schema.keys.length === 0) return <p className="ts-quiet">{t('needsKey')}</p>
  return (
    <>
      <Button icon={<PencilLine size={16} />} onClick={() => setStep('find')}>
        {t('byKey')}
      </Button>
      {step === 'find' && (
        <FindRow {...{ code, schema }} onFound={(row) => setStep({ row })} onClose={() => setStep(null)} />
      )}
      {step !== null && step !== 'find' && (
        <CorrectDialog {...{ code, schema }} rows={[step.row]} onClose={() => setStep(null)} />
      )}
    </>
  )
}

/** Corrects the rows that were chosen in the table. */
export function CorrectChosen(props: {
  code: string
  schema: DatasetSchema
  rows: Row[]
  onDone: () => void
}) {
  const t = useTexts(correctionTexts)
  const [open, setOpen] = useState(false)
  const close = () => {
    setOpen(false)
    props.onDone()
  }
  return (
    <>
      <Button type="primary" icon={<PencilLine size={16} />} onClick={() => setOpen(true)}>
        {t('act')}
      </Button>
      {open && <CorrectDialog code={props.code} schema={props.schema} rows={props.rows} onClose={close} />}
    </>
  )
}
