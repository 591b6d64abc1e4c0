// SPDX-License-Identifier: Apache-2.0
import type { Task } from '@tinhso/collection/contract'
import { Failure, ReasonDialog, useCommand, useTexts } from '@tinhso/kernel/ui'
import { Button } from 'antd'
import { useState } from 'react'
import { taskTexts } from './task-texts.ts'

/** What a person may do with rows that are filled in: approve and send, send back, withdraw. */
export function TaskActions({ task, path, onDone }: { task: Task; path: string; onDone: () => void }) {
  const t = useTexts(taskTexts)
  const [asking, setAsking] = useState(false)
  const act = useCommand<{ act: string; reason?: string }>(
    ({ act, reason }) => ({ path: `${path}/${act}`, ...(reason ? { body: { reason } } : {}) }),
    ['/api/collection'],
  )
  const may = (action: Task['allowed'][number]) => task.allowed.includes(action)
  const run = (name: string) => act.mutate({ act: name }, { onSuccess: onDone })
  return (
    <>
      {act.error && !asking && <Failure problem={act.error} />}
      {may('withdraw') && <Button onClick={() => run('withdraw')}>{t('withdraw')}</Button>}
      {may('send-back') && <Button onClick={() => setAsking(true)}>{t('sendBack')}</Button>}
      {may('approve') && (
        <Button type="primary" loading={act.isPending} onClick={() => run('approve')}>
          {t('approve')}
        </Button>
      )}
      <ReasonDialog
        open={asking}
        title={t('sendBack')}
        consequence={t('sendBackConsequence')}
        confirm={t('sendBack')}
        busy={act.isPending}
        problem={act.error}
        onConfirm={(reason) =>
          act.mutate(
            { act: 'send-back', reason },
            {
              onSuccess: () => {
                setAsking(false)
                onDone()
              },
            },
          )
        }
        onClose={() => {
          act.reset()
          setAsking(false)
        }}
      />
    </>
  )
}
