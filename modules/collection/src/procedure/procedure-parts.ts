// SPDX-License-Identifier: Apache-2.0
import { localDate } from '@tinhso/kernel/clock'
import type { Command } from '@tinhso/kernel/command'
import type { Tx } from '@tinhso/kernel/database'
import type { Kernel } from '@tinhso/kernel/module'
import { defineEffect, defineGuard, type ProcedureParts } from '@tinhso/kernel/procedure'
import { sql } from 'kysely'
import Type from 'typebox'
import { personOf } from '../collection-parts.ts'
import {
  ContributionStatusSchema,
  collectionEvents,
  RoundStatusSchema,
  roundTitles,
} from '../contract/index.ts'
import {
  type Contribution,
  listContributions,
  lockContribution,
  updateContribution,
} from '../contribution/contribution-store.ts'
import { refuse } from '../refuse.ts'
import { findRoundById, lockRound, type Round, updateRound } from '../round/round-store.ts'

const contributionOf = async (tx: Tx, id: string): Promise<Contribution> => {
  const found = await lockContribution(tx, id)
  if (!found) throw refuse('not-found', 'collection.unknown-task')
  return found
}

const roundOf = async (tx: Tx, id: string): Promise<Round> => {
  const found = await lockRound(tx, id)
  if (!found) throw refuse('not-found', 'collection.unknown-round')
  return found
}

const guards = [
  defineGuard({
    name: 'collection.round-open',
    input: Type.Object({}),
    check: async (step, tx) => {
      const contribution = await contributionOf(tx, step.case.aggregate.id)
      const round = await findRoundById(tx, contribution.roundId)
      if (round?.status !== 'open')
        throw refuse('conflict', 'collection.round-not-open', {
          status: round ? roundTitles[round.status] : '',
        })
    },
  }),
  defineGuard({
    name: 'collection.round-locked',
    input: Type.Object({}),
    check: async (step, tx) => {
      const contribution = await contributionOf(tx, step.case.aggregate.id)
      const round = await findRoundById(tx, contribution.roundId)
      if (round?.status !== 'locked')
        throw refuse('conflict', 'collection.not-consolidating', {
          status: round ? roundTitles[round.status] : '',
        })
    },
  }),
  defineGuard({
    name: 'collection.is-survey',
    input: Type.Object({}),
    check: async (step, tx) => {
      const round = await findRoundById(tx, step.case.aggregate.id)
      if (round?.kind !== 'survey') throw refuse('conflict', 'collection.not-a-survey')
    },
  }),
  defineGuard({
    name: 'collection.survey-verified',
    input: Type.Object({}),
    check: async (step, tx) => {
      const round = await findRoundById(tx, step.case.aggregate.id)
      if (round?.kind === 'survey' && (!round.verifiedAt || !round.expertAt))
        throw refuse('conflict', 'collection.not-verified')
    },
  }),
  defineGuard({
    name: 'collection.complete',
    input: Type.Object({}),
    needsForm: true,
    check: async (step, tx) => {
      const { rowCount, faultCount, nothingToReport } = await contributionOf(tx, step.case.aggregate.id)
      if (faultCount > 0) throw refuse('invalid', 'collection.rows-with-faults', { count: faultCount })
      if (rowCount === 0 && !nothingToReport) throw refuse('invalid', 'collection.nothing-entered')
    },
  }),
]

const forgetVerification = async (command: Command, roundId: string): Promise<void> => {
  await sql`update collection.round set verified_at = null, expert_at = null, version = version + 1
    where id = ${roundId} and kind = 'survey' and (verified_at is not null or expert_at is not null)`.execute(
    command.tx,
  )
}

const contributionEffects = [
  defineEffect({
    name: 'collection.set-contribution',
    input: Type.Object({ status: ContributionStatusSchema }),
    run: async (step, command) => {
      const { status } = step.input
      const present = await contributionOf(command.tx, step.case.aggregate.id)
      const person = personOf(step.actor)
      const change = {
        ...(status === 'awaiting-approval'
          ? { filledBy: person.id, filledName: person.name, submittedAt: command.now }
          : {}),
        ...(status === 'sent'
          ? {
              approvedBy: person.id,
              approvedName: person.name,
              sentAt: command.now,
              firstSentOn: present.firstSentOn ?? localDate(command.now),
            }
          : {}),
        ...(status === 'returned'
          ? {
              returnReason: step.reason,
              returnedName: person.name,
              returnedAt: command.now,
              timesReturned: present.timesReturned + 1,
              acceptedBy: null,
              acceptedName: null,
              acceptedAt: null,
            }
          : {}),
        ...(status === 'accepted'
          ? { acceptedBy: person.id, acceptedName: person.name, acceptedAt: command.now, returnReason: null }
          : {}),
      }
      await updateContribution(command.tx, present.id, { ...change, status })
      // what was verified is what had been sent then
      if (status === 'sent' || status === 'returned') await forgetVerification(command, present.roundId)
      return undefined
    },
  }),
  defineEffect({
    name: 'collection.extend-contribution',
    input: Type.Object({}),
    run: async (step, command) => {
      const dueOn = String(step.form['dueOn'])
      const today = localDate(command.now)
      if (dueOn < today) throw refuse('invalid', 'collection.due-in-past', { day: dueOn })
      await updateContribution(command.tx, step.case.aggregate.id, { dueOn })
      return { data: { dueOn } }
    },
  }),
]

/** The cases of a round that ends: closed with it where they were accepted, else no longer owed. */
const endContributions = async (kernel: Kernel, command: Command, round: Round, reason: string) => {
  for (const { caseId, status } of await listContributions(command.tx, round.id)) {
    if (!caseId || status === 'cancelled') continue
    const action = round.status === 'locked' && status === 'accepted' ? 'close' : 'cancel'
    await kernel.procedures.act(command, { caseId, action, ...(action === 'cancel' ? { reason } : {}) })
  }
}

const roundEffects = (kernel: Kernel) => [
  defineEffect({
    name: 'collection.set-round',
    input: Type.Object({ status: RoundStatusSchema }),
    run: async (step, command) => {
      const round = await roundOf(command.tx, step.case.aggregate.id)
      const person = personOf(step.actor)
      const { status } = step.input
      await updateRound(command.tx, round.id, {
        status,
        ...(status === 'consolidating'
          ? { consolidatedBy: person.id, consolidatedName: person.name, consolidatedAt: command.now }
          : {}),
        ...(status === 'locked'
          ? { lockedBy: person.id, lockedName: person.name, lockedAt: command.now }
          : {}),
      })
      const ended = { ...round, status }
      if (status === 'cancelled') await endContributions(kernel, command, ended, step.reason ?? 'Đợt đã hủy')
      if (status === 'locked') {
        await endContributions(kernel, command, ended, 'Đợt đã chốt')
        await command.emit({
          type: collectionEvents.roundLocked,
          aggregate: { type: 'collection.round', id: round.id },
          agencyId: round.ownerAgencyId,
          data: { round: round.code, datasetId: round.datasetId },
        })
      }
      return undefined
    },
  }),
  defineEffect({
    name: 'collection.extend-round',
    input: Type.Object({}),
    run: async (step, command) => {
      const dueOn = String(step.form['dueOn'])
      if (dueOn < localDate(command.now)) throw refuse('invalid', 'collection.due-in-past', { day: dueOn })
      await updateRound(command.tx, step.case.aggregate.id, { dueOn })
      return { data: { dueOn } }
    },
  }),
]

const surveyEffects = [
  defineEffect({
    name: 'collection.note-verification',
    input: Type.Object({}),
    run: async (step, command) => {
      await updateRound(command.tx, step.case.aggregate.id, {
        verifiedName: personOf(step.actor).name,
        verifiedAt: command.now,
        verification: String(step.form['text']),
      })
      return undefined
    },
  }),
  defineEffect({
    name: 'collection.note-opinion',
    input: Type.Object({}),
    run: async (step, command) => {
      await updateRound(command.tx, step.case.aggregate.id, {
        expert: String(step.form['expert']),
        expertOpinion: String(step.form['text']),
        expertAt: command.now,
      })
      return undefined
    },
  }),
]

/** What the procedures of rounds ask and do, by name. */
export const createProcedureParts = (kernel: Kernel): ProcedureParts => ({
  guards,
  effects: [...contributionEffects, ...roundEffects(kernel), ...surveyEffects],
})
