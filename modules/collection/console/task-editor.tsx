// SPDX-License-Identifier: Apache-2.0
import type { RowConflict, Task, TaskField } from '@tinhso/collection/contract'
import { Failure, Note, StateTag, useCommand, useTexts } from '@tinhso/kernel/ui'
import { Button, Modal } from 'antd'
import { Plus } from 'lucide-react'
import { useCallback, useState } from 'react'
import { TaskFile } from './task-file.tsx'
import { TaskGrid } from './task-grid.tsx'
import { taskTexts } from './task-texts.ts'
import { type SavingState, useDraftSaving } from './use-draft-saving.ts'

interface EditorProps {
  readonly task: Task
  readonly path: string
  readonly onDone: () => void
  /** Reads the task again: a file brought rows. */
  readonly onReload: () => void
}

function Saving({ state }: { state: SavingState }) {
  const t = useTexts(taskTexts)
  return (
    <span className="co-saving ts-quiet" role="status">
      {state === 'saved' && t('savedAll')}
      {state === 'saving' && t('saving')}
    </span>
  )
}

function Conflict({
  conflict,
  fields,
  onSettle,
}: {
  conflict: RowConflict
  fields: readonly TaskField[]
  onSettle: (mine: boolean) => void
}) {
  const t = useTexts(taskTexts)
  const { stored, yours } = conflict
  const named = fields.find(({ fixed, id }) => fixed === null && (yours?.[id] ?? stored?.[id]))
  const differing = fields.filter(({ id }) => (stored?.[id] ?? '') !== (yours?.[id] ?? ''))
  return (
    <Note
      meaning="warning"
      title={t('conflict', {
        name: conflict.changedBy,
        row: String((named && (yours?.[named.id] ?? stored?.[named.id])) ?? conflict.key),
      })}
      actions={
        <>
          <Button onClick={() => onSettle(true)}>{t('keepMine')}</Button>
          <Button onClick={() => onSettle(false)}>{t('takeTheirs')}</Button>
        </>
      }
    >
      <ul>
        {differing.map((field) => (
          <li key={field.id}>
            {field.title.vi}: {yours?.[field.id] ?? '—'} ↔ {stored?.[field.id] ?? '—'}
          </li>
        ))}
      </ul>
    </Note>
  )
}

function SendButtons({
  task,
  path,
  onDone,
  version,
  busy,
  rows,
  faults,
}: Omit<EditorProps, 'onReload'> & {
  version: number
  busy: boolean
  rows: number
  faults: number
}) {
  const t = useTexts(taskTexts)
  const [confirming, setConfirming] = useState(false)
  const submit = useCommand<boolean>(
    (nothingToReport) => ({
      path: `${path}/submit`,
      body: { version, ...(nothingToReport ? { nothingToReport } : {}) },
    }),
    ['/api/collection'],
  )
  const may = task.allowed.includes('submit')
  return (
    <>
      {submit.error && <Failure problem={submit.error} />}
      <div className="ts-row">
        {rows === 0 && may && <Button onClick={() => setConfirming(true)}>{t('nothing')}</Button>}
        {may && (
          <Button
            type="primary"
            disabled={busy || rows === 0 || faults > 0}
            loading={submit.isPending}
            onClick={() => submit.mutate(false, { onSuccess: onDone })}
          >
            {t('submit')}
          </Button>
        )}
        {faults > 0 && <StateTag meaning="warning">{t('faultCount', { count: faults })}</StateTag>}
      </div>
      <Modal
        open={confirming}
        title={t('nothingTitle')}
        okText={t('submit')}
        onOk={() => submit.mutate(true, { onSuccess: onDone, onSettled: () => setConfirming(false) })}
        onCancel={() => setConfirming(false)}
      >
        <p>{t('nothingConfirm')}</p>
      </Modal>
    </>
  )
}

/** Filling in: the grid, what is saved, what differs, and the way to the leader. */
export function TaskEditor({ task, path, onDone, onReload }: EditorProps) {
  const t = useTexts(taskTexts)
  const nothing = useCallback(() => undefined, [])
  const draft = useDraftSaving(task, path, nothing)
  const { rows, state, conflicts } = draft
  const faults = rows.filter((row) => row.faults.some(({ severity }) => severity === 'error')).length
  const prefilled = task.status === 'not-opened' && rows.some(({ origin }) => origin === 'prefilled')
  return (
    <div className="ts-stack">
      {prefilled && <Note>{t('prefilledNote')}</Note>}
      {state === 'offline' && <Note meaning="warning">{t('offline')}</Note>}
      {draft.problem && <Failure problem={draft.problem} />}
      {conflicts.map((conflict) => (
        <Conflict
          key={conflict.key}
          conflict={conflict}
          fields={task.fields}
          onSettle={(mine) => draft.settle(conflict, mine)}
        />
      ))}
      {rows.length === 0 && <p className="ts-quiet">{t('noRows')}</p>}
      {rows.length > 0 && (
        <TaskGrid fields={task.fields} rows={rows} may onChange={draft.change} onRemove={draft.remove} />
      )}
      <div className="ts-row">
        <Button icon={<Plus size={16} />} onClick={draft.add}>
          {t('addRow')}
        </Button>
        <Saving state={state} />
      </div>
      <TaskFile path={path} busy={state !== 'saved'} onTaken={onReload} />
      <SendButtons
        {...{ task, path, onDone, faults }}
        version={draft.version}
        busy={state !== 'saved' || conflicts.length > 0}
        rows={rows.length}
      />
    </div>
  )
}
