// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import { systemActor } from '../access/index.ts'
import { addDays } from '../calendar/index.ts'
import { type LocalDate, newId } from '../clock/index.ts'
import type { Command } from '../command/index.ts'
import { AppError } from '../errors/index.ts'
import { dueDay } from './case-deadline.ts'
import { queueNotices } from './case-notices.ts'
import type { CaseRecord } from './case-record.ts'
import { lockCase } from './case-store.ts'
import type { Definition, TimerSpec } from './contract.ts'
import type { Engine } from './engine.ts'

const startOfDay = (date: LocalDate): Date => new Date(`${date}T00:00:00+07:00`)

/** A reminder comes at the start of its day; what follows a deadline comes when the last day is over. */
const dueAt = (engine: Engine, timer: TimerSpec, record: CaseRecord, now: Date): Date | null => {
  const due = dueDay(engine, timer.after, record.data, now)
  if (!due) return null
  return startOfDay(timer.daysBefore === undefined ? addDays(due.on, 1) : addDays(due.on, -timer.daysBefore))
}

/** Stops the timers of the state that was left and starts those of the state that was entered. */
export const armTimers = async (
  engine: Engine,
  command: Command,
  definition: Definition,
  record: CaseRecord,
): Promise<void> => {
  await sql`update kernel.case_timer set cancelled_at = ${command.now}
    where case_id = ${record.id} and fired_at is null and cancelled_at is null`.execute(command.tx)
  for (const timer of (definition.timers ?? []).filter((spec) => spec.in.includes(record.state))) {
    const at = dueAt(engine, timer, record, command.now)
    if (!at) continue
    await sql`insert into kernel.case_timer (id, case_id, visit, timer, due_at, armed_at)
      values (${newId()}, ${record.id}, ${record.visit}, ${timer.id}, ${at}, ${command.now})`.execute(
      command.tx,
    )
    await command.enqueue(
      'procedure.run-timers',
      {},
      { runAt: at, key: `procedure.timers@${at.toISOString()}` },
    )
  }
}

interface DueTimer {
  readonly id: string
  readonly case_id: string
  readonly visit: number
  readonly timer: string
}

const settle = (command: Command, timer: DueTimer, outcome: string) =>
  sql`update kernel.case_timer set fired_at = ${command.now}, outcome = ${outcome} where id = ${timer.id}`.execute(
    command.tx,
  )

const fire = async (engine: Engine, command: Command, due: DueTimer): Promise<string> => {
  const record = await lockCase(command.tx, due.case_id)
  if (!record || record.closedAt || record.visit !== due.visit) return 'left'
  const definition = await engine.registry.ofCase(command.tx, record.definition, record.definitionVersion)
  const timer = definition.timers?.find(({ id }) => id === due.timer)
  if (!timer) return 'unknown'
  const by = systemActor('procedure.timer')
  if (timer.notice) await queueNotices(command, [timer.notice], { definition, record, by, reason: null })
  if (timer.action)
    await engine.takeStep(command, { caseId: record.id, action: timer.action, reason: timer.reason?.vi }, by)
  return timer.action ?? 'told'
}

const claim = async (command: Command, id: string): Promise<boolean> => {
  const { rows } = await sql`select from kernel.case_timer
    where id = ${id} and fired_at is null and cancelled_at is null for update skip locked`.execute(command.tx)
  return rows.length === 1
}

const runTimer = (engine: Engine, due: DueTimer): Promise<void> => {
  const actor = systemActor('procedure.timer')
  const object = { type: 'case', id: due.case_id, label: due.timer }
  return engine.runCommand({ actor }, { name: 'procedure.run-timer', input: due.id }, async (command) => {
    const outcome = (await claim(command, due.id)) ? await fire(engine, command, due) : null
    if (outcome !== null) await settle(command, due, outcome)
    await command.audit({ action: 'procedure.timer-ran', object, after: { timer: due.timer, outcome } })
  })
}

/** A step of the house that a guard refused is recorded and not tried again; the refusal stays visible on the timer. */
const recordRefusal = (engine: Engine, due: DueTimer, error: AppError): Promise<void> =>
  engine.runCommand(
    { actor: systemActor('procedure.timer') },
    { name: 'procedure.timer-refused', input: due.id },
    async (command) => {
      await settle(command, due, `refused: ${error.code}`)
      await command.audit({
        action: 'procedure.timer-refused',
        object: { type: 'case', id: due.case_id, label: due.timer },
        after: { timer: due.timer, code: error.code },
      })
    },
  )

/** Runs every timer whose moment has come, each in a command of its own. Returns how many were due. */
export const runDueTimers = async (engine: Engine): Promise<number> => {
  const { rows } = await sql<DueTimer>`select id, case_id, visit, timer from kernel.case_timer
    where fired_at is null and cancelled_at is null and due_at <= ${engine.clock.now()}
    order by due_at, id limit 500`.execute(engine.database.read)
  for (const due of rows) {
    try {
      await runTimer(engine, due)
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      await recordRefusal(engine, due, error)
    }
  }
  return rows.length
}
