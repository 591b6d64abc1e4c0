// SPDX-License-Identifier: Apache-2.0

import { ReasonDialog, useGo, useTexts } from '@tinhso/kernel/ui'
import type { BatchDetail } from '@tinhso/warehouse/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { type BatchAct, type BatchAddress, batchPage, useBatchAct } from './batch-api.ts'
import { warehouseTexts } from './warehouse-texts.ts'

type Asking = 'cancel' | 'submit' | 'return' | 'undo' | null

function actOf(asking: Exclude<Asking, null>, reason: string): BatchAct {
  if (asking === 'submit') return { act: 'submit', leaveOutReason: reason }
  if (asking === 'cancel') return { act: 'cancel' }
  return { act: asking, reason }
}

/** What this person may do with the batch now; each act that matters asks first and says what will happen. */
export function BatchActions({ batch, address }: { batch: BatchDetail; address: BatchAddress }) {
  const t = useTexts(warehouseTexts)
  const go = useGo()
  const [asking, setAsking] = useState<Asking>(null)
  const act = useBatchAct(address, batch.version)
  const open = batch.counts?.quarantined ?? 0
  const may = (action: (typeof batch.allowed)[number]) => batch.allowed.includes(action)
  const close = () => {
    setAsking(null)
    act.reset()
  }
  const confirm = (reason: string) =>
    act.mutate(actOf(asking as Exclude<Asking, null>, reason), {
      onSuccess: (made) => {
        close()
        if (asking === 'undo' && made?.number) go(batchPage({ ...address, number: made.number }))
      },
    })
  const dialogs = {
    cancel: {
      title: t('cancelBatch'),
      consequence: t('cancelConsequence'),
      confirm: t('cancelBatch'),
      optional: true,
      danger: true,
    },
    submit: {
      title: t('submitWithout'),
      consequence: t('submitConsequence', { count: open }),
      confirm: t('submitWithout'),
    },
    return: { title: t('return'), consequence: t('returnConsequence'), confirm: t('return'), danger: true },
    undo: { title: t('undo'), consequence: t('undoConsequence'), confirm: t('undo'), danger: true },
  }
  return (
    <>
      {may('cancel') && <Button onClick={() => setAsking('cancel')}>{t('cancelBatch')}</Button>}
      {may('undo') && <Button onClick={() => setAsking('undo')}>{t('undo')}</Button>}
      {may('return') && <Button onClick={() => setAsking('return')}>{t('return')}</Button>}
      {may('approve') && (
        <Button
          type="primary"
          loading={act.isPending && asking === null}
          onClick={() => act.mutate({ act: 'approve' })}
        >
          {t('approve')}
        </Button>
      )}
      {may('submit') &&
        (open > 0 ? (
          <Button onClick={() => setAsking('submit')}>{t('submitWithout')}</Button>
        ) : (
          <Button
            type="primary"
            loading={act.isPending && asking === null}
            onClick={() => act.mutate({ act: 'submit' })}
          >
            {t('submit')}
          </Button>
        ))}
      <ReasonDialog
        open={asking !== null || act.isError}
        {...dialogs[asking ?? 'submit']}
        {...(asking === null
          ? { title: t(may('approve') ? 'approve' : 'submit'), consequence: '', optional: true }
          : {})}
        busy={act.isPending}
        problem={act.error}
        onConfirm={asking === null ? close : confirm}
        onClose={close}
      />
    </>
  )
}
