// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { type Actor, systemActor } from '../../access/index.ts'
import { createClock, localDate, newId } from '../../clock/index.ts'
import { AppError } from '../../errors/index.ts'
import { openTestHouse, type TestHouse } from '../../testing/index.ts'
import type { CaseNotice } from '../engine.ts'
import { procedureMessages } from '../procedure-messages.ts'
import { createProcedures, type Procedures } from '../procedures.ts'
import { proofs } from './all-proofs.ts'
import { proofParts } from './proof-parts.ts'

/** What a test needs to walk the proofs on a real database, at a time of its choosing. */
export interface ProofHouse {
  readonly house: TestHouse
  readonly procedures: Procedures
  readonly agency: string
  readonly told: CaseNotice[]
  goTo(instant: string): void
  /** Another engine on the same house, before anything is registered. */
  engine(): Procedures
  person(role: string | string[], agencyId?: string, more?: object): Actor
  open(actor: Actor, definition: string, more?: object): ReturnType<Procedures['open']>
  act(actor: Actor, caseId: string, action: string, more?: object): ReturnType<Procedures['act']>
  state(caseId: string): Promise<string>
}

/** Monday 2 March 2026, 9:00 in Vietnam. */
const start = '2026-03-02T02:00:00Z'

/** Checks kind and code of a refusal; for `assert.rejects`. */
export const refused = (kind: string, code: string) => (error: unknown) => {
  assert.ok(error instanceof AppError, String(error))
  assert.deepEqual([error.kind, error.code], [kind, code])
  return true
}

const engineOn = (house: TestHouse, told: CaseNotice[]): Procedures => {
  const { kernel } = house
  return createProcedures({
    database: kernel.database,
    clock: kernel.clock,
    calendar: kernel.calendar,
    runCommand: kernel.runCommand,
    deadlines: { ...kernel.profile.deadlines, 'dossier.supplement': { count: 3, unit: 'working-days' } },
    messages: procedureMessages,
    accountsWithRole: async (role, agencyId) => [`${role}@${agencyId ?? 'province'}`],
    notify: async (_tx, notice) => void told.push(notice),
  })
}

/** Opens a house with the proofs registered; close `house` at the end. */
export const openProofHouse = async (): Promise<ProofHouse> => {
  let now = new Date(start)
  const clock = { ...createClock(), now: () => new Date(now), today: () => localDate(now) }
  const house = await openTestHouse({ clock })
  const told: CaseNotice[] = []
  const agency = newId()
  const procedures = engineOn(house, told)
  procedures.register(proofs, proofParts)
  await procedures.start()
  const run = <T>(actor: Actor, work: Parameters<typeof house.kernel.runCommand<T>>[2]) =>
    house.kernel.runCommand({ actor }, { name: 'proof.step', input: null }, work)
  return {
    house,
    procedures,
    agency,
    told,
    goTo: (instant) => {
      now = new Date(instant)
    },
    engine: () => engineOn(house, told),
    person: (role, agencyId = agency, more = {}) => house.actor({ role, agencyId, ...more }),
    open: (actor, definition, more = {}) => {
      const aggregate = { type: 'thing', id: newId() }
      const opening = { definition, aggregate, title: 'Danh sách trường học', agencyId: agency, ...more }
      return run(actor, (command) => procedures.open(command, opening))
    },
    act: (actor, caseId, action, more = {}) =>
      run(actor, (command) => procedures.act(command, { caseId, action, ...more })),
    state: async (caseId) => (await procedures.view(systemActor('proof'), caseId)).state.id,
  }
}

/** What an owner sends in to have a dataset recognised. */
export const evidence = { evidence: ['1', '2', '3', '4'], isPublic: false }

/** A request that needs no confirmation of the focal department (form a) or needs it (form b). */
export const requestForm = (formOfUse: 'a' | 'b') => ({
  purpose: 'Lập kế hoạch năm học',
  formOfUse,
  fields: ['ten'],
})

/** Walks a dossier up to the officer’s desk, or to the section’s. */
export const dossierAt = async (
  proof: ProofHouse,
  officer: Actor,
  target: 'examining' | 'proposed-result',
) => {
  const { person, open, act } = proof
  const counter = person('one-stop-officer')
  const record = await open(counter, 'dossier', { requester: { accountId: newId() } })
  await act(counter, record.id, 'submit')
  await act(counter, record.id, 'accept')
  const assignee = officer.kind === 'person' ? officer.accountId : ''
  await act(person('section-head'), record.id, 'assign', { form: { officer: assignee } })
  await act(officer, record.id, 'examine')
  if (target === 'proposed-result') await act(officer, record.id, 'propose-result')
  return { record, counter }
}
