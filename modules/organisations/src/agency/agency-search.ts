// SPDX-License-Identifier: Apache-2.0
import type { Tx } from '@tinhso/kernel/database'
import type { Kernel } from '@tinhso/kernel/module'
import { sql } from 'kysely'
import type { Agency } from '../contract/index.ts'

/** Puts an agency into the search with every name it ever had, so that “Sở TT&TT” leads to its successor too. */
export const indexAgency = async (kernel: Kernel, tx: Tx, agency: Agency): Promise<void> => {
  const { rows } = await sql<{ names: string | null }>`
    select string_agg(concat_ws(' ', v.name, v.short_name), ' ') as names from organisations.agency_name v
    where v.agency_id = ${agency.id} or v.agency_id in
      (select predecessor_id from organisations.agency_succession where successor_id = ${agency.id})`.execute(
    tx,
  )
  await kernel.search.upsert(tx, {
    kind: 'agency',
    id: agency.id,
    title: agency.name,
    code: agency.code,
    body: rows[0]?.names ?? '',
    url: `/console/co-quan/${encodeURIComponent(agency.code)}`,
    visibility: 'public',
    agencyId: agency.id,
  })
}
