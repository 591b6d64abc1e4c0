// SPDX-License-Identifier: Apache-2.0
import { addDays, type LedgerLine } from '../calendar/index.ts'
import { type LocalDate, localDate } from '../clock/index.ts'
import type { CaseClock, CaseRecord, Due } from './case-record.ts'
import type { DeadlineSpec, Definition } from './contract.ts'
import { actionsIn } from './definition-graph.ts'
import type { Engine, Term } from './engine.ts'

type Time = Pick<Engine, 'calendar' | 'deadlines'>
type Counted = Omit<Due, 'action'>

const hour = 3_600_000
const day = /^\d{4}-\d{2}-\d{2}$/

const addMonths = (date: LocalDate, count: number): LocalDate => {
  const [year, month, dayOfMonth] = date.split('-').map(Number) as [number, number, number]
  const last = new Date(Date.UTC(year, month + count, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + count, Math.min(dayOfMonth, last))).toISOString().slice(0, 10)
}

/** Start of counting: what comes in after hours or on a day off counts from the next working day. */
const receipt = (time: Time, now: Date): { start: LocalDate; shift: LedgerLine[] } => {
  const { date, shifted } = time.calendar.receiptOf(now)
  return { start: date, shift: shifted ? [{ date: localDate(now), counted: false, reason: shifted }] : [] }
}

const countTerm = (time: Time, term: Term, now: Date): Counted => {
  const { start, shift } = receipt(time, now)
  if (term.unit === 'working-days') {
    const { due, ledger } = time.calendar.addWorkingDays(start, term.count)
    return { on: due, ledger: [...shift, ...ledger] }
  }
  if (term.unit === 'hours') return { on: localDate(new Date(now.getTime() + term.count * hour)), ledger: [] }
  const today = localDate(now)
  return { on: term.unit === 'days' ? addDays(today, term.count) : addMonths(today, term.count), ledger: [] }
}

const termOf = (time: Time, spec: DeadlineSpec): Term | null => {
  if ('workingDays' in spec) return { count: spec.workingDays, unit: 'working-days' }
  return 'profileKey' in spec ? (time.deadlines[spec.profileKey] ?? null) : null
}

/** The day a deadline falls on, with its account; null when the profile or the data sets none. */
export const dueDay = (
  time: Time,
  spec: DeadlineSpec,
  data: CaseRecord['data'],
  now: Date,
): Counted | null => {
  if ('dataField' in spec) {
    const value = data[spec.dataField]
    return typeof value === 'string' && day.test(value) ? { on: value, ledger: [] } : null
  }
  const term = termOf(time, spec)
  return term && countTerm(time, term, now)
}

/** The earliest deadline among the steps that can be taken in a state. */
export const stepDue = (
  time: Time,
  definition: Definition,
  state: string,
  data: CaseRecord['data'],
  now: Date,
): Due | null => {
  const dues = actionsIn(definition, state).flatMap((action): Due[] => {
    const due = action.deadline && dueDay(time, action.deadline, data, now)
    return due ? [{ ...due, action: action.id }] : []
  })
  return dues.sort((one, other) => one.on.localeCompare(other.on))[0] ?? null
}

const startClock = (
  time: Time,
  spec: DeadlineSpec,
  data: CaseRecord['data'],
  now: Date,
): CaseClock | null => {
  const term = termOf(time, spec)
  const due = dueDay(time, spec, data, now)
  if (!due) return null
  return {
    startedOn: receipt(time, now).start,
    workingDays: term?.unit === 'working-days' ? term.count : null,
    dueOn: due.on,
    ledger: due.ledger,
    pauses: [],
    stoppedOn: null,
  }
}

const recount = (time: Time, clock: CaseClock): CaseClock => {
  const ended = clock.pauses.filter((pause): pause is { from: LocalDate; to: LocalDate } => pause.to !== null)
  if (clock.workingDays === null || ended.length === 0) return clock
  const { due, ledger } = time.calendar.addWorkingDays(clock.startedOn, clock.workingDays, ended)
  return { ...clock, dueOn: due, ledger }
}

const pauseClock = (clock: CaseClock, today: LocalDate): CaseClock =>
  clock.pauses.some((pause) => pause.to === null)
    ? clock
    : { ...clock, pauses: [...clock.pauses, { from: today, to: null }] }

const resumeClock = (time: Time, clock: CaseClock, today: LocalDate): CaseClock =>
  recount(time, {
    ...clock,
    pauses: clock.pauses.map((pause) => (pause.to === null ? { ...pause, to: today } : pause)),
  })

/** The overall clock of a case after it has entered a state: started, paused, resumed or stopped. */
export const nextClock = (
  time: Time,
  definition: Definition,
  clock: CaseClock | null,
  entered: { readonly state: string; readonly data: CaseRecord['data']; readonly now: Date },
): CaseClock | null => {
  const spec = definition.clock
  const { state, data, now } = entered
  if (!spec) return null
  if (!clock) return state === spec.startsIn ? startClock(time, spec.deadline, data, now) : null
  const today = localDate(now)
  if (spec.pausedIn?.includes(state)) return pauseClock(clock, today)
  const running = resumeClock(time, clock, today)
  return spec.stopsIn.includes(state) && running.stoppedOn === null
    ? { ...running, stoppedOn: today }
    : running
}
