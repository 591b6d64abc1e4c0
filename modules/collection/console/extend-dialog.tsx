// SPDX-License-Identifier: Apache-2.0
import { DayInput, Failure, useTexts } from '@tinhso/kernel/ui'
import { Input, Modal } from 'antd'
import { useState } from 'react'
import { useRoundAct } from './round-api.ts'
import { roundTexts } from './round-texts.ts'
import { taskTexts } from './task-texts.ts'

/** A later due day for everybody who has not sent, with its reason. */
export function ExtendDialog({
  code,
  dueOn,
  open,
  onClose,
}: {
  code: string
  dueOn: string
  open: boolean
  onClose: () => void
}) {
  const t = useTexts(roundTexts)
  const words = useTexts(taskTexts)
  const [day, setDay] = useState(dueOn)
  const [reason, setReason] = useState('')
  const act = useRoundAct(code)
  const close = () => {
    act.reset()
    setReason('')
    onClose()
  }
  return (
    <Modal
      open={open}
      title={t('extendTitle')}
      okText={t('extend')}
      okButtonProps={{ loading: act.isPending, disabled: day === '' || reason.trim() === '' }}
      onOk={() => act.mutate({ act: 'extend', body: { dueOn: day, reason } }, { onSuccess: close })}
      onCancel={close}
    >
      <div className="ts-stack">
        <p>{t('extendHelp')}</p>
        {act.error && <Failure problem={act.error} />}
        <div className="ts-field">
          <label htmlFor="extend-day">{t('newDue')}</label>
          <DayInput id="extend-day" value={day} onChange={setDay} />
        </div>
        <div className="ts-field">
          <label htmlFor="extend-reason">{words('reason')}</label>
          <Input.TextArea
            id="extend-reason"
            rows={3}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </div>
      </div>
    </Modal>
  )
}
