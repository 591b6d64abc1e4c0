// SPDX-License-Identifier: Apache-2.0
import { type Actor, agencyIdsFor, canEverywhere } from '@tinhso/kernel/access'
import { sql } from 'kysely'
import { type DatasetSchema, type DatasetWithoutBasis, seeBatches } from '../contract/index.ts'
import type { WarehouseParts } from '../warehouse-parts.ts'
import { basisGaps, personalFields } from './personal-fields.ts'

interface PersonalDataset {
  id: string
  body: DatasetSchema
  held: string
}

const personalDatasets = async ({ kernel }: WarehouseParts): Promise<PersonalDataset[]> =>
  (
    await sql<PersonalDataset>`
      select d.id, s.body, (select count(*) from warehouse.batch b where b.dataset_id = d.id
          and b.status in ('ready', 'needs-fixes', 'submitted', 'returned')) as held
      from warehouse.dataset d
        join warehouse.dataset_schema s on s.dataset_id = d.id and s.version = d.schema_version
      where s.body @? '$.fields[*] ? (@.sensitive != "none")'`.execute(kernel.database.read)
  ).rows

/**
 * Datasets with personal fields whose entry lacks class, purpose or legal basis, with the batches that wait for it: all of the
 * province for its focal department and the auditor, those of the agency for others (R-SEC-14).
 */
export const datasetsWithoutBasis = async (
  parts: WarehouseParts,
  actor: Actor,
): Promise<DatasetWithoutBasis[]> => {
  const stored = new Map((await personalDatasets(parts)).map((dataset) => [dataset.id, dataset]))
  const everywhere = canEverywhere(actor, seeBatches)
  const own = agencyIdsFor(actor, seeBatches)
  const entries = (await parts.catalog.entriesByIds([...stored.keys()])).filter(
    (entry) =>
      basisGaps(entry).length > 0 &&
      (everywhere || (entry.ownerAgencyId !== null && own.has(entry.ownerAgencyId))),
  )
  const lines = entries.map(async (entry): Promise<DatasetWithoutBasis> => {
    const { body, held } = stored.get(entry.id)!
    const owner = entry.ownerAgencyId ? await parts.agencies.agencyById(entry.ownerAgencyId) : null
    return {
      code: entry.code,
      title: entry.title,
      ownerName: owner?.name ?? null,
      fields: personalFields(body).map(({ title }) => title.vi),
      missing: basisGaps(entry),
      held: Number(held),
    }
  })
  return (await Promise.all(lines)).sort((one, other) => one.title.localeCompare(other.title, 'vi'))
}
