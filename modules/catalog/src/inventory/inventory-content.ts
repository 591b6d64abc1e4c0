// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises'
import type { Entry } from '../entry/entry.ts'

/** A line of the list of shared databases in use (QĐ 1533/QĐ-UBND; 004 VI.3.1). */
interface CurrentDatabase {
  readonly no: number
  readonly name: string
  readonly purpose: string | null
  readonly scope: string | null
  readonly owners: readonly string[]
  readonly duplicateOf?: number
}

interface TargetDatabase {
  readonly no: number
  readonly name: string
  readonly description: string | null
}

interface SpecialisedDatabase extends TargetDatabase {
  readonly sector: string
}

/** The inventories that open lines of the catalogue. */
export interface InventoryContent {
  readonly current: readonly CurrentDatabase[]
  readonly target: readonly TargetDatabase[]
  readonly specialised: readonly SpecialisedDatabase[]
}

/** What an inventory line says of an entry; the rest is not declared yet. */
export interface InventoryLine {
  readonly key: string
  readonly title: string
  readonly purpose: string
  readonly scope: string | null
  readonly owners: readonly string[]
  readonly sectorName: string | null
  readonly mergedInto: string | null
  readonly note: string
}

const readJson = async <T>(folder: URL, file: string): Promise<T[]> => {
  try {
    return JSON.parse(await readFile(new URL(file, folder), 'utf8')) as T[]
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

/** Reads the inventories of a profile; a province without them has an empty catalogue. */
export const readInventories = async (folder: URL): Promise<InventoryContent> => ({
  current: await readJson(folder, 'shared-databases-current.json'),
  target: await readJson(folder, 'shared-databases-target.json'),
  specialised: await readJson(folder, 'specialised-databases.json'),
})

/** The lines of all inventories, in their order; a repeated line points at the first one. */
export const inventoryLines = ({ current, target, specialised }: InventoryContent): InventoryLine[] => [
  ...current.map((line) => ({
    key: `current-${line.no}`,
    title: line.name,
    purpose: line.purpose ?? '',
    scope: line.scope,
    owners: line.owners,
    sectorName: null,
    mergedInto: line.duplicateOf ? `current-${line.duplicateOf}` : null,
    note: `Danh mục CSDL dùng chung hiện có, dòng ${line.no} (QĐ 1533/QĐ-UBND ngày 25/9/2023)`,
  })),
  ...target.map((line) => ({
    key: `target-${line.no}`,
    title: line.name,
    purpose: line.description ?? '',
    scope: null,
    owners: [],
    sectorName: null,
    mergedInto: null,
    note: `CSDL dùng chung theo Kiến trúc CQĐT 3.0, Bảng 4, dòng ${line.no}`,
  })),
  ...specialised.map((line) => ({
    key: `specialised-${line.no}`,
    title: line.name,
    purpose: line.description ?? '',
    scope: null,
    owners: [],
    sectorName: line.sector,
    mergedInto: null,
    note: `CSDL chuyên ngành theo Kiến trúc CQĐT 3.0, Bảng 5, dòng ${line.no}`,
  })),
]

/** The status that an inventory line has by what it says of its owner. */
export const statusOfLine = (line: InventoryLine, ownersFound: number): Entry['status'] => {
  if (line.mergedInto) return 'merged'
  if (ownersFound === 0) return 'planned'
  return ownersFound === 1 ? 'registered' : 'awaiting-decision'
}
