// SPDX-License-Identifier: Apache-2.0
import type { TaskSummary } from '@tinhso/collection/contract'
import {
  AppLink,
  DueDay,
  EmptyState,
  Failure,
  type ListPage,
  Loading,
  PageHeader,
  useApi,
  useSearchChange,
  useSearchValues,
  useTexts,
} from '@tinhso/kernel/ui'
import { Switch } from 'antd'
import './collection.css'
import { ContributionTag } from './contribution-status.tsx'
import { taskPage } from './round-api.ts'
import { taskTexts } from './task-texts.ts'

function Line({ task }: { task: TaskSummary }) {
  const t = useTexts(taskTexts)
  const { round, agency } = task
  const owing = task.status !== 'sent' && task.status !== 'accepted'
  return (
    <li>
      <div>
        <AppLink to={taskPage(round.code, agency.code)}>{round.title}</AppLink>
        <p className="ts-quiet">
          {t('from', { owner: round.owner.name, period: round.period.value })} · {agency.name} ·{' '}
          {task.nothingToReport ? t('nothing') : t('rowsSoFar', { count: task.rowCount })}
        </p>
      </div>
      <div className="ts-row">
        <ContributionTag status={task.status} late={task.late} />
        <DueDay due={task.dueOn} overdue={owing && task.late} />
      </div>
    </li>
  )
}

/** What the agencies of the person owe to rounds. */
export function Page() {
  const t = useTexts(taskTexts)
  const { all = '' } = useSearchValues()
  const change = useSearchChange()
  const found = useApi<ListPage<TaskSummary>>('/api/collection/tasks', { all: all ? true : null })
  return (
    <>
      <PageHeader
        title={t('tasks')}
        purpose={t('tasksPurpose')}
        actions={
          <span className="ts-row">
            <Switch id="all-tasks" checked={all !== ''} onChange={(on) => change({ all: on ? '1' : null })} />
            <label htmlFor="all-tasks">{t('all')}</label>
          </span>
        }
      />
      {found.error && <Failure problem={found.error} onRetry={() => found.refetch()} />}
      {!found.data && !found.error && <Loading lines={4} />}
      {found.data?.items.length === 0 && <EmptyState title={t('empty')}>{t('emptyHelp')}</EmptyState>}
      <ul className="ts-work">
        {found.data?.items.map((task) => (
          <Line key={`${task.round.code}/${task.agency.code}`} task={task} />
        ))}
      </ul>
    </>
  )
}
