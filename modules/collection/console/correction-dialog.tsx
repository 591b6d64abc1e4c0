// SPDX-License-Identifier: Apache-2.0
import type { Task, TaskRow } from '@tinhso/collection/contract'
import { Failure, ServerLink, useTexts } from '@tinhso/kernel/ui'
import { Input, Modal } from 'antd'
import { useState } from 'react'
import { useRoundAct } from './round-api.ts'
import { taskTexts } from './task-texts.ts'

/** A new value for a row of a locked round, with why; it counts once another person approved its batch. */
export function CorrectionDialog({ task, row, onClose }: { task: Task; row: TaskRow; onClose: () => void }) {
  const t = useTexts(taskTexts)
  const [values, setValues] = useState<Readonly<Record<string, string>>>({})
  const [reason, setReason] = useState('')
  const act = useRoundAct<{ batchNumber: number }>(task.round.code)
  const fields = task.fields.filter(({ fixed, inKey }) => fixed === null && !inKey)
  const named = task.fields.filter(({ fixed, inKey }) => fixed === null && inKey)
  const send = () =>
    act.mutate({ act: 'corrections', body: { agency: task.agency.code, key: row.key, values, reason } })
  const batch = act.data?.batchNumber
  const link = `/console/du-lieu/${encodeURIComponent(task.round.dataset.code)}/lan-nap/${batch}`
  return (
    <Modal
      open
      title={t('correctTitle', { row: named.map(({ id }) => row.values[id] ?? '').join(' · ') })}
      okText={t('correctAsk')}
      okButtonProps={{
        loading: act.isPending,
        disabled: reason.trim() === '' || Object.keys(values).length === 0 || act.isSuccess,
      }}
      onOk={send}
      onCancel={onClose}
    >
      <div className="ts-stack">
        {act.error && <Failure problem={act.error} />}
        {batch !== undefined && (
          <p role="status">
            {t('correctAsked')} <ServerLink href={link}>{t('correctBatch', { number: batch })}</ServerLink>
          </p>
        )}
        {fields.map((field) => (
          <div className="ts-field" key={field.id}>
            <label htmlFor={`correct-${field.id}`}>{field.title.vi}</label>
            <Input
              id={`correct-${field.id}`}
              value={values[field.id] ?? row.values[field.id] ?? ''}
              onChange={(event) => setValues({ ...values, [field.id]: event.target.value })}
            />
          </div>
        ))}
        <div className="ts-field">
          <label htmlFor="correct-reason">{t('reason')}</label>
          <Input.TextArea
            id="correct-reason"
            rows={2}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </div>
      </div>
    </Modal>
  )
}
