// SPDX-License-Identifier: Apache-2.0
import { nextUpdateDue } from '@tinhso/catalog/contract'
import { localDate } from '@tinhso/kernel/clock'
import { type Entry, type QualityParts, registeredEntries } from '../quality-parts.ts'
import { measure } from './measure.ts'
import { keepMeasure } from './measure-store.ts'

const yearMs = 366 * 86_400_000

/** Measures a dataset by what came in during the last year, and keeps it as the measure of today; without data nothing is kept. */
export const measureDataset = async (parts: QualityParts, entry: Entry): Promise<void> => {
  const { kernel, warehouse } = parts
  const schema = await warehouse.schemaOf(entry.id)
  if (!schema || entry.ownerAgencyId === null) return
  const quality = await warehouse.qualityOf(entry.id, new Date(kernel.clock.now().getTime() - yearMs))
  const today = kernel.clock.today()
  const lastLoad = quality.lastLoadedAt ? localDate(new Date(quality.lastLoadedAt)) : null
  const shares = measure({ quality, schema, cycle: entry.updateCycle, lastLoad }, today)
  await keepMeasure(kernel.database.read, {
    ...shares,
    datasetId: entry.id,
    agencyId: entry.ownerAgencyId,
    day: today,
    checked: quality.checkedRows,
    passed: quality.passedRows,
    openRows: quality.openRows,
    dueOn: lastLoad && nextUpdateDue(lastLoad, entry.updateCycle),
  })
}

/** Measures every registered dataset. */
export const measureAll = async (parts: QualityParts): Promise<void> => {
  for await (const entry of registeredEntries(parts)) await measureDataset(parts, entry)
}
