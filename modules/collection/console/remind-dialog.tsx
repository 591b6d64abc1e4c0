// SPDX-License-Identifier: Apache-2.0
import type { ReminderText } from '@tinhso/collection/contract'
import { CopyButton, Failure, Loading, Note, useApi, useTexts } from '@tinhso/kernel/ui'
import { Modal, Radio } from 'antd'
import { useState } from 'react'
import { roundPath, useRoundAct } from './round-api.ts'
import { roundTexts } from './round-texts.ts'

type To = 'late' | 'owing'

/** One text to copy, or to send to everybody it is meant for; it holds no data. */
export function RemindDialog({ code, open, onClose }: { code: string; open: boolean; onClose: () => void }) {
  const t = useTexts(roundTexts)
  const [to, setTo] = useState<To>('owing')
  const found = useApi<ReminderText>(`${roundPath(code)}/reminder`, { to }, { enabled: open })
  const act = useRoundAct<{ agencies: number; people: number }>(code)
  const count = found.data?.agencies.length ?? 0
  const close = () => {
    act.reset()
    onClose()
  }
  return (
    <Modal
      open={open}
      title={t('remindTitle')}
      okText={t('remindSend', { count })}
      okButtonProps={{ disabled: count === 0 || act.isSuccess, loading: act.isPending }}
      onOk={() => act.mutate({ act: 'remind', body: { to } })}
      onCancel={close}
    >
      <div className="ts-stack">
        <Radio.Group
          value={to}
          onChange={(event) => setTo(event.target.value as To)}
          options={[
            { value: 'owing', label: t('remindOwing') },
            { value: 'late', label: t('remindLate') },
          ]}
        />
        {found.error && <Failure problem={found.error} />}
        {act.error && <Failure problem={act.error} />}
        {act.data && (
          <Note meaning="success">
            {t('remindSent', { agencies: act.data.agencies, people: act.data.people })}
          </Note>
        )}
        {!found.data && !found.error && <Loading lines={3} />}
        {found.data && count === 0 && <p className="ts-quiet">{t('remindNobody')}</p>}
        {found.data && count > 0 && (
          <>
            <p className="co-text co-reminder">{found.data.text}</p>
            <div>
              <CopyButton text={found.data.text} />
            </div>
          </>
        )}
      </div>
    </Modal>
  )
}
