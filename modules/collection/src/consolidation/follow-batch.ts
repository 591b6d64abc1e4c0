// SPDX-License-Identifier: Apache-2.0
import type { Command } from '@tinhso/kernel/command'
import type { HouseEvent } from '@tinhso/kernel/events'
import type { Subscriber } from '@tinhso/kernel/module'
import { warehouseEvents } from '@tinhso/warehouse/contract'
import { sql } from 'kysely'
import type { CollectionParts } from '../collection-parts.ts'
import { settleCorrection, waitingIn } from '../correction/correction-store.ts'
import { findRoundById, type Round } from '../round/round-store.ts'

interface BatchData {
  readonly datasetId: string
  readonly batch: number
  readonly reason?: string
}

/** The round whose batch this is. The rows of running rounds are held, so that one just consolidated is not missed. */
const roundOf = async (command: Command, { datasetId, batch }: BatchData): Promise<Round | null> => {
  const { rows } = await sql<{ id: string }>`select id from collection.round
    where dataset_id = ${datasetId} and status in ('open', 'consolidating') for update`.execute(command.tx)
  for (const { id } of rows) {
    const round = await findRoundById(command.tx, id)
    if (round?.status === 'consolidating' && round.batchNumber === batch) return round
  }
  return null
}

const note = (command: Command, round: Round, event: string, batch: number) =>
  command.audit({
    action: 'collection.batch-followed',
    object: { type: 'collection.round', id: round.id, label: round.code },
    agencyId: round.ownerAgencyId,
    after: { event, batch },
  })

const followed = (
  name: string,
  event: string,
  step: (command: Command, round: Round, data: BatchData) => Promise<unknown>,
): Subscriber => ({
  name: `collection.${name}`,
  event,
  handle: async (given: HouseEvent, command) => {
    const data = given.data as unknown as BatchData
    const round = await roundOf(command, data)
    if (!round) return
    await step(command, round, data)
    await note(command, round, event, data.batch)
  },
})

/** The locked round that has corrections in this batch; its row is held, so that one just asked for is not missed. */
const correctedRound = async (command: Command, { datasetId, batch }: BatchData): Promise<Round | null> => {
  const { rows } = await sql<{ id: string }>`select id from collection.round
    where dataset_id = ${datasetId} and status = 'locked' for update`.execute(command.tx)
  for (const { id } of rows)
    if ((await waitingIn(command.tx, id, batch)).length > 0) return findRoundById(command.tx, id)
  return null
}

const settled = (name: string, event: string, status: 'loaded' | 'refused'): Subscriber => ({
  name: `collection.${name}`,
  event,
  handle: async (given, command) => {
    const data = given.data as unknown as BatchData
    const round = await correctedRound(command, data)
    if (!round) return
    for (const correction of await waitingIn(command.tx, round.id, data.batch))
      await settleCorrection(command.tx, correction, status, command.now)
    await note(command, round, `correction-${status}`, data.batch)
  },
})

/** Carries corrections on as their batches go: submitted when ready, then loaded or refused. */
export const followCorrections = (parts: CollectionParts): Subscriber[] => [
  {
    name: 'collection.submit-correction',
    event: warehouseEvents.batchReady,
    handle: async (given, command) => {
      const data = given.data as unknown as BatchData
      const round = await correctedRound(command, data)
      if (round) await parts.warehouse.submitDelivered(command, data.datasetId, data.batch)
    },
  },
  settled('note-correction-loaded', warehouseEvents.batchLoaded, 'loaded'),
  settled('note-correction-returned', warehouseEvents.batchReturned, 'refused'),
  settled('note-correction-dropped', warehouseEvents.batchDropped, 'refused'),
]

/** Carries a round on as its batch goes: submitted when it passed the check, loaded, or back to the owner. */
export const followBatches = (parts: CollectionParts): Subscriber[] => {
  const act = (command: Command, round: Round, action: string, reason?: string) =>
    parts.kernel.procedures.act(command, { caseId: round.caseId!, action, reason })
  return [
    followed('submit-consolidated', warehouseEvents.batchReady, (command, round, { batch }) =>
      parts.warehouse.submitDelivered(command, round.datasetId, batch),
    ),
    followed('note-loaded', warehouseEvents.batchLoaded, (command, round) =>
      act(command, round, 'batch-loaded'),
    ),
    followed('note-returned', warehouseEvents.batchReturned, (command, round, { reason }) =>
      act(command, round, 'batch-returned', reason ?? 'Lần nạp bị trả lại'),
    ),
    followed('note-dropped', warehouseEvents.batchDropped, (command, round) =>
      act(command, round, 'batch-returned', 'Lần nạp tổng hợp đã hủy'),
    ),
  ]
}
