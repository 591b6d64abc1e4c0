// SPDX-License-Identifier: Apache-2.0
import type {
  DraftSave,
  DraftSaved,
  RowConflict,
  RowValues,
  Task,
  TaskRow,
} from '@tinhso/collection/contract'
import { type ApiProblem, apiSend, newIdempotencyKey } from '@tinhso/kernel/ui'
import { useCallback, useEffect, useRef, useState } from 'react'

/** How the draft stands against the server. */
export type SavingState = 'saved' | 'saving' | 'offline' | 'refused'

const pauseMs = 700
const retryMs = 3000

const blank = (key: string, position: number): TaskRow => ({
  key,
  position,
  values: {},
  origin: 'typed',
  version: 0,
  faults: [],
  returnReason: null,
})

const merged = (rows: readonly TaskRow[], answer: DraftSaved, touched: ReadonlySet<string>): TaskRow[] => {
  const verdicts = new Map(answer.verdicts.map(({ key, faults }) => [key, faults]))
  const others = new Map(answer.others.map((row) => [row.key, row]))
  const gone = new Set(answer.othersRemoved)
  const kept = rows
    .filter(({ key }) => !gone.has(key) || touched.has(key))
    .map((row) => {
      const other = touched.has(row.key) ? undefined : others.get(row.key)
      others.delete(row.key)
      return other ?? { ...row, faults: verdicts.get(row.key) ?? row.faults }
    })
  return [...kept, ...[...others.values()].filter(({ key }) => !touched.has(key))]
}

/**
 * Keeps the rows of a task and saves what changes, a moment after it changed. A save that got no answer is sent again as
 * it was, with the same key, until it is answered; what was typed meanwhile follows in the next one.
 */
export function useDraftSaving(task: Task, path: string, onSaved: () => void) {
  const [rows, setRows] = useState<TaskRow[]>(task.rows)
  const [state, setState] = useState<SavingState>('saved')
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [conflicts, setConflicts] = useState<RowConflict[]>([])
  const [version, setVersion] = useState(task.version)
  const now = useRef({
    version: task.version,
    dirty: new Map<string, { values: RowValues; position: number } | null>(),
    flight: null as { key: string; body: DraftSave } | null,
    busy: false,
    timer: undefined as ReturnType<typeof setTimeout> | undefined,
  })

  const flush = useCallback(async () => {
    const it = now.current
    clearTimeout(it.timer)
    if (it.busy) return
    if (!it.flight) {
      if (it.dirty.size === 0) return
      const entries = [...it.dirty]
      it.flight = {
        key: newIdempotencyKey(),
        body: {
          version: it.version,
          changes: entries.flatMap(([key, row]) => (row ? [{ key, ...row }] : [])),
          removed: entries.flatMap(([key, row]) => (row ? [] : [key])),
        },
      }
      it.dirty.clear()
    }
    it.busy = true
    setState('saving')
    try {
      const answer = await apiSend<DraftSaved>('PUT', `${path}/draft`, it.flight.body, it.flight.key)
      it.flight = null
      it.version = answer.version
      setVersion(answer.version)
      setRows((rows) => merged(rows, answer, new Set(it.dirty.keys())))
      setConflicts((known) => [
        ...known.filter(({ key }) => !answer.conflicts.some((one) => one.key === key)),
        ...answer.conflicts,
      ])
      setProblem(null)
      setState(it.dirty.size > 0 ? 'saving' : 'saved')
      onSaved()
    } catch (error) {
      const failed = error as ApiProblem
      if (failed.status === 0 || failed.status >= 500) {
        setState('offline')
        it.timer = setTimeout(() => void flush(), retryMs)
      } else {
        for (const { key, values, position } of it.flight?.body.changes ?? [])
          if (!it.dirty.has(key)) it.dirty.set(key, { values, position: position ?? 0 })
        it.flight = null
        setProblem(failed)
        setState('refused')
      }
    } finally {
      it.busy = false
    }
    if (now.current.dirty.size > 0 && !now.current.flight && !now.current.timer) schedule()
  }, [path, onSaved])

  const schedule = useCallback(() => {
    clearTimeout(now.current.timer)
    now.current.timer = setTimeout(() => {
      now.current.timer = undefined
      void flush()
    }, pauseMs)
  }, [flush])

  useEffect(() => {
    const again = () => void flush()
    window.addEventListener('online', again)
    return () => {
      window.removeEventListener('online', again)
      void flush()
    }
  }, [flush])

  const note = (key: string, row: { values: RowValues; position: number } | null) => {
    now.current.dirty.set(key, row)
    setState('saving')
    schedule()
  }
  const change = (row: TaskRow, field: string, value: string) => {
    const values = { ...row.values, [field]: value === '' ? null : value }
    setRows((known) => known.map((one) => (one.key === row.key ? { ...one, values } : one)))
    note(row.key, { values, position: row.position })
  }
  const add = () => {
    const position = Math.max(-1, ...rows.map((row) => row.position)) + 1
    setRows((known) => [...known, blank(newIdempotencyKey(), position)])
  }
  const remove = (row: TaskRow) => {
    setRows((known) => known.filter(({ key }) => key !== row.key))
    note(row.key, null)
  }
  const settle = (conflict: RowConflict, mine: boolean) => {
    setConflicts((known) => known.filter(({ key }) => key !== conflict.key))
    const chosen = mine ? conflict.yours : conflict.stored
    setRows((known) =>
      chosen === null
        ? known.filter(({ key }) => key !== conflict.key)
        : known.map((row) => (row.key === conflict.key ? { ...row, values: chosen } : row)),
    )
    if (!mine) return
    const position = rows.find(({ key }) => key === conflict.key)?.position ?? 0
    note(conflict.key, chosen === null ? null : { values: chosen, position })
  }
  return { rows, version, state, problem, conflicts, change, add, remove, settle, flush }
}
