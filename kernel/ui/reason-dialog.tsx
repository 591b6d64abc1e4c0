// SPDX-License-Identifier: Apache-2.0
import { Input, Modal } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { Failure } from './failure.tsx'
import { useTexts } from './language.tsx'
import { uiTexts } from './ui-texts.ts'

type ReasonDialogProps = {
  open: boolean
  title: string
  /** What will happen, in one or two sentences. */
  consequence: ReactNode
  confirm: string
  danger?: boolean
  optional?: boolean
  busy?: boolean
  problem?: unknown
  onConfirm: (reason: string) => void
  onClose: () => void
}

/** Asks for the reason of an act that matters and shows what it will do, before it is done. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { open, title, consequence, confirm, danger = false, optional = false, busy = false } = props
  const t = useTexts(uiTexts)
  const id = useId()
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const missing = !optional && reason.trim() === ''
  const send = () => {
    setAsked(true)
    if (!missing) props.onConfirm(reason.trim())
  }
  return (
    <Modal
      open={open}
      title={title}
      okText={confirm}
      cancelText={t('cancel')}
      okButtonProps={{ danger, loading: busy }}
      onOk={send}
      onCancel={props.onClose}
      afterClose={() => {
        setReason('')
        setAsked(false)
      }}
    >
      <div className="ts-stack">
        <div>{consequence}</div>
        {props.problem ? <Failure problem={props.problem} /> : null}
        <div className="ts-field">
          <label htmlFor={id}>
            {t('reason')} {optional && <span className="ts-quiet">({t('optional')})</span>}
          </label>
          <p id={`${id}-help`} className="ts-help">
            {t('reasonHelp')}
          </p>
          <Input.TextArea
            id={id}
            rows={3}
            value={reason}
            status={asked && missing ? 'error' : ''}
            aria-invalid={asked && missing}
            aria-describedby={`${id}-help ${id}-error`}
            onChange={(event) => setReason(event.target.value)}
          />
          <p id={`${id}-error`} className="ts-field-error" aria-live="polite">
            {asked && missing ? t('reasonMissing') : ''}
          </p>
        </div>
      </div>
    </Modal>
  )
}
