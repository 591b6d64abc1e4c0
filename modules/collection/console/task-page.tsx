// SPDX-License-Identifier: Apache-2.0
import { useQueryClient } from '@tanstack/react-query'
import type { Task } from '@tinhso/collection/contract'
import {
  Failure,
  formatDate,
  formatDateTime,
  Loading,
  Note,
  PageHeader,
  useApi,
  usePathValue,
  useTexts,
  WorkingDays,
} from '@tinhso/kernel/ui'
import { useState } from 'react'
import './collection.css'
import { ContributionTag } from './contribution-status.tsx'
import { TaskActions } from './task-actions.tsx'
import { TaskEditor } from './task-editor.tsx'
import { TaskReview } from './task-review.tsx'
import { taskTexts } from './task-texts.ts'

function Situation({ task }: { task: Task }) {
  const t = useTexts(taskTexts)
  const { returned, filled, approved, status } = task
  if (status === 'returned' && returned)
    return (
      <Note meaning="warning" title={t('returnedWhy', { name: returned.name, day: formatDate(returned.at) })}>
        {returned.reason}
      </Note>
    )
  if (status === 'awaiting-approval' && filled) return <Note>{t('waiting', { name: filled.name })}</Note>
  if ((status === 'sent' || status === 'accepted') && approved)
    return (
      <Note meaning="success">{t('sentBy', { name: approved.name, time: formatDateTime(approved.at) })}</Note>
    )
  return null
}

function Instructions({ task }: { task: Task }) {
  const t = useTexts(taskTexts)
  if (!task.instructions && task.legalBasis.length === 0) return null
  return (
    <details className="co-instructions" open={task.status === 'not-opened'}>
      <summary>{t('instructions')}</summary>
      <p className="co-text">{task.instructions}</p>
      {task.legalBasis.length > 0 && <p className="ts-quiet">{task.legalBasis.join('; ')}</p>}
    </details>
  )
}

/** One task: rows to fill in, to send for approval, to approve; for the owner, rows as they were sent. */
export function Page() {
  const t = useTexts(taskTexts)
  const client = useQueryClient()
  const round = usePathValue('round')
  const agency = usePathValue('agency')
  const path = `/api/collection/tasks/${encodeURIComponent(round)}/${encodeURIComponent(agency)}`
  const found = useApi<Task>(path)
  const [generation, setGeneration] = useState(0)
  if (found.error) return <Failure page problem={found.error} onRetry={() => found.refetch()} />
  if (!found.data) return <Loading lines={8} />
  const task = found.data
  const refresh = () =>
    client.invalidateQueries({
      predicate: ({ queryKey }) => String(queryKey[0]).startsWith('/api/collection'),
    })
  const reload = async () => {
    await refresh()
    setGeneration((current) => current + 1)
  }
  const fills = task.allowed.includes('fill')
  return (
    <>
      <PageHeader
        title={task.round.title}
        purpose={`${task.agency.name} · ${t('from', { owner: task.round.owner.name, period: task.round.period.value })}`}
        crumbs={[{ title: t('tasks'), to: '/viec-thu-thap' }]}
        state={
          <span className="co-tags">
            <ContributionTag status={task.status} late={task.late} />
            {task.round.status === 'open' && task.status !== 'sent' && task.status !== 'accepted' && (
              <WorkingDays deadline={{ due: task.dueOn, left: task.daysLeft, ledger: task.ledger }} />
            )}
          </span>
        }
        actions={!fills && <TaskActions task={task} path={path} onDone={refresh} />}
      />
      {fills && (
        <p className="co-phone">
          <a href={`/phieu/${encodeURIComponent(round)}/${encodeURIComponent(agency)}`}>{t('phoneForm')}</a>
        </p>
      )}
      <Situation task={task} />
      <Instructions task={task} />
      {task.nothingToReport && <Note>{t('isNothing')}</Note>}
      {fills ? (
        <TaskEditor key={generation} task={task} path={path} onDone={refresh} onReload={reload} />
      ) : (
        <TaskReview task={task} onDone={refresh} />
      )}
    </>
  )
}
