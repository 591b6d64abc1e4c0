// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises'
import { type Profile, profileFolder } from '@tinhso/kernel/config'

/** A column of an inventory: where it stands in a row of the file, its title, and the data type of the warehouse. */
export interface InventoryField {
  readonly path: string
  readonly title: string
  readonly type: string
  readonly required: boolean
}

/** An inventory of the province that is itself a dataset: a JSON array of rows in the profile's content. */
export interface InventoryDataset {
  readonly file: string
  readonly title: string
  readonly purpose: string
  readonly fields: readonly InventoryField[]
  readonly sources: readonly string[]
  readonly legalBasis: readonly string[]
}

/** Reads `inventories.json` of a profile; a province without one brings no inventories. */
export const readInventoryDatasets = async (profile: Pick<Profile, 'name'>): Promise<InventoryDataset[]> => {
  try {
    return JSON.parse(
      await readFile(new URL('inventories.json', profileFolder(profile.name)), 'utf8'),
    ) as InventoryDataset[]
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

const cell = (value: unknown): string => {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value))
    return value.every((item) => typeof item === 'number') ? value.join('–') : value.map(cell).join('; ')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** The rows of an inventory as text, in the order of its fields. */
export const readInventoryRows = async (
  profile: Pick<Profile, 'name'>,
  dataset: InventoryDataset,
): Promise<string[][]> => {
  const file = new URL(`content/${dataset.file}`, profileFolder(profile.name))
  const rows = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>[]
  return rows.map((row) => dataset.fields.map(({ path }) => cell(row[path])))
}
