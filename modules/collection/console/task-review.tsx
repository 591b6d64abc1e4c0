// SPDX-License-Identifier: Apache-2.0
import type { Task, TaskRow } from '@tinhso/collection/contract'
import { ReasonDialog, useTexts } from '@tinhso/kernel/ui'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { CorrectionDialog } from './correction-dialog.tsx'
import { useRoundAct } from './round-api.ts'
import { roundTexts } from './round-texts.ts'
import { TaskGrid } from './task-grid.tsx'
import { taskTexts } from './task-texts.ts'

/** Rows as they were sent; the owner says row by row what is wrong, accepts or returns, and corrects after locking. */
export function TaskReview({ task, onDone }: { task: Task; onDone: () => void }) {
  const t = useTexts(taskTexts)
  const words = useTexts(roundTexts)
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({})
  const [returning, setReturning] = useState(false)
  const [correcting, setCorrecting] = useState<TaskRow | null>(null)
  const act = useRoundAct(task.round.code)
  const may = (action: Task['allowed'][number]) => task.allowed.includes(action)
  const base = `agencies/${encodeURIComponent(task.agency.code)}`
  const close = () => {
    act.reset()
    setReturning(false)
  }
  const giveBack = (reason: string) => {
    const rows = Object.entries(reasons)
      .filter(([, text]) => text.trim() !== '')
      .map(([key, text]) => ({ key, reason: text.trim() }))
    act.mutate(
      { act: `${base}/return`, body: { reason, rows } },
      {
        onSuccess: () => {
          close()
          onDone()
        },
      },
    )
  }
  const rowAction = (row: TaskRow) => {
    if (may('correct'))
      return (
        <Button size="small" onClick={() => setCorrecting(row)}>
          {t('correct')}
        </Button>
      )
    return (
      <Input
        size="small"
        placeholder={t('whyRow')}
        aria-label={t('whyRow')}
        value={reasons[row.key] ?? ''}
        onChange={(event) => setReasons({ ...reasons, [row.key]: event.target.value })}
      />
    )
  }
  return (
    <div className="ts-stack">
      {task.rows.length > 0 && (
        <TaskGrid
          fields={task.fields}
          rows={task.rows}
          may={false}
          {...(may('return') || may('correct') ? { rowAction } : {})}
        />
      )}
      <div className="ts-row">
        {may('return') && <Button onClick={() => setReturning(true)}>{words('giveBack')}</Button>}
        {may('accept') && (
          <Button
            type="primary"
            loading={act.isPending}
            onClick={() => act.mutate({ act: `${base}/accept` }, { onSuccess: onDone })}
          >
            {words('accept')}
          </Button>
        )}
      </div>
      <ReasonDialog
        open={returning}
        title={`${words('giveBack')}: ${task.agency.name}`}
        consequence={words('giveBackConsequence')}
        confirm={words('giveBack')}
        danger
        busy={act.isPending}
        problem={act.error}
        onConfirm={giveBack}
        onClose={close}
      />
      {correcting && (
        <CorrectionDialog
          key={correcting.key}
          task={task}
          row={correcting}
          onClose={() => setCorrecting(null)}
        />
      )}
    </div>
  )
}
