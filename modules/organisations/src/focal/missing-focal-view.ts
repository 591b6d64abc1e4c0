// SPDX-License-Identifier: Apache-2.0
import { type Actor, actorAgencyIds, canEverywhere } from '@tinhso/kernel/access'
import type { Kernel } from '@tinhso/kernel/module'
import { sql } from 'kysely'
import { agencyOn } from '../agency/agency-lookup.ts'
import { type Agency, type FocalRank, type MissingFocalReport, readFocalReport } from '../contract/index.ts'
import { readHeldRanks } from './focal-store.ts'

const ranks: readonly FocalRank[] = ['main', 'deputy']

/**
 * Active agencies that build or manage a database and lack a main or deputy focal officer (R-ORG-05). A head of agency
 * sees the own ones only.
 */
export const readMissingFocal = async (kernel: Kernel, actor: Actor): Promise<MissingFocalReport> => {
  const read = kernel.database.read
  const { rows } = await sql<Agency>`with listed as (${agencyOn(kernel.clock.today())})
    select * from listed where active and "managesData" order by name collate "vi-VN-x-icu"`.execute(read)
  const own = canEverywhere(actor, readFocalReport) ? null : actorAgencyIds(actor)
  const agencies = rows.filter((agency) => own === null || own.has(agency.id))
  const held = await readHeldRanks(read)
  const items = agencies
    .map((agency) => ({ agency, missing: ranks.filter((rank) => !held.get(agency.id)?.has(rank)) }))
    .filter(({ missing }) => missing.length > 0)
  return { items, checked: agencies.length, nextCursor: null }
}
