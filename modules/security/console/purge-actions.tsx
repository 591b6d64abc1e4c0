// SPDX-License-Identifier: Apache-2.0
import { Failure, ReasonDialog, useCommand, useTexts } from '@tinhso/kernel/ui'
import type { PurgeDetail } from '@tinhso/security/contract'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { securityTexts } from './security-texts.ts'

type Act = 'confirm' | 'refuse' | 'withdraw'

/** What this person may decide now; each decision says first what it will do. */
export function PurgeActions({ purge }: { purge: PurgeDetail }) {
  const t = useTexts(securityTexts)
  const [asking, setAsking] = useState<Act | null>(null)
  const decide = useCommand<{ act: Act; reason?: string }>(
    ({ act, reason }) => ({
      path: `/api/security/purges/${purge.number}/${act}`,
      body: { version: purge.version, ...(reason === undefined ? {} : { reason }) },
    }),
    ['/api/security'],
  )
  const close = () => {
    setAsking(null)
    decide.reset()
  }
  const other = asking === 'refuse' || asking === 'withdraw' ? asking : null
  return (
    <>
      {purge.allowed.includes('withdraw') && (
        <Button onClick={() => setAsking('withdraw')}>{t('withdraw')}</Button>
      )}
      {purge.allowed.includes('refuse') && <Button onClick={() => setAsking('refuse')}>{t('refuse')}</Button>}
      {purge.allowed.includes('confirm') && (
        <Button type="primary" danger onClick={() => setAsking('confirm')}>
          {t('confirm')}
        </Button>
      )}
      <Modal
        open={asking === 'confirm'}
        title={t('confirm')}
        okText={t('confirm')}
        okButtonProps={{ danger: true, loading: decide.isPending }}
        onOk={() => decide.mutate({ act: 'confirm' }, { onSuccess: close })}
        onCancel={close}
      >
        <div className="ts-stack">
          <p>{t('confirmConsequence')}</p>
          {decide.error && <Failure problem={decide.error} />}
        </div>
      </Modal>
      <ReasonDialog
        open={other !== null}
        title={t(other ?? 'refuse')}
        consequence={t(other === 'withdraw' ? 'withdrawConsequence' : 'refuseConsequence')}
        confirm={t(other ?? 'refuse')}
        busy={decide.isPending}
        problem={decide.error}
        onConfirm={(reason) => decide.mutate({ act: other ?? 'refuse', reason }, { onSuccess: close })}
        onClose={close}
      />
    </>
  )
}
