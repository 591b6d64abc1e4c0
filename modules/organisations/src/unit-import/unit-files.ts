// SPDX-License-Identifier: Apache-2.0
import { parseCsv } from 'hucre/csv'
import { refuse } from '../contract/messages.ts'

/** A row of a file by column name; every value is trimmed text in NFC. */
export type Row = Readonly<Record<string, string>>

const descriptions = {
  oldProvinces: {
    file: 'provinces-63-2025-03.csv',
    columns: ['code', 'full_name', 'merged_into_code_2025_07'],
    required: true,
  },
  newProvinces: { file: 'provinces-34-2026-07.csv', columns: ['code', 'full_name'], required: true },
  earlierCommunes: {
    file: 'pre-reform-3tier-2024-07.csv',
    columns: [
      'province_code',
      'province_name',
      'district_code',
      'district_name',
      'commune_code',
      'commune_name',
    ],
    required: false,
  },
  laterCommunes: {
    file: 'pre-reform-3tier-2025-03.csv',
    columns: [
      'province_code',
      'province_name',
      'district_code',
      'district_name',
      'commune_code',
      'commune_name',
    ],
    required: true,
  },
  newCommunes: {
    file: 'post-reform-2tier-2026-07.csv',
    columns: ['province_code', 'commune_code', 'commune_name', 'unit_type'],
    required: true,
  },
  oldToNew: {
    file: 'map-old-to-new.csv',
    columns: ['old_province_code', 'old_commune_code', 'old_commune_name', 'new_commune_code', 'kind'],
    required: true,
  },
  figures: {
    file: 'post-reform-area-population-2025-07.csv',
    columns: ['commune_code', 'area_km2', 'population', 'lon', 'lat', 'admin_centre'],
    required: false,
  },
} as const

/** The tables of an import folder; a file that may be missing gives an empty table. */
export type UnitTables = Readonly<Record<keyof typeof descriptions, readonly Row[]>>

/** Names of the files an import folder may hold. */
export const unitFileNames: readonly string[] = Object.values(descriptions).map(({ file }) => file)

const readTable = (file: string, columns: readonly string[], text: string): Row[] => {
  const [header = [], ...rows] = parseCsv(text, { delimiter: ',', skipEmptyRows: true })
  const names = header.map((name) => String(name).trim())
  const missing = columns.filter((column) => !names.includes(column))
  if (missing.length > 0) {
    throw refuse('invalid', 'organisations.unit-columns-missing', { file, columns: missing.join(', ') })
  }
  return rows.map((row) =>
    Object.fromEntries(
      names.map((name, index) => [
        name,
        String(row[index] ?? '')
          .trim()
          .normalize('NFC'),
      ]),
    ),
  )
}

/**
 * Reads the files of an import folder by name. Refuses with 422 when a required file or a column is missing; then
 * nothing is imported.
 */
export const readUnitTables = (files: Readonly<Record<string, string>>): UnitTables => {
  const missing = Object.values(descriptions).filter(
    ({ file, required }) => required && files[file] === undefined,
  )
  if (missing.length > 0) {
    throw refuse('invalid', 'organisations.unit-files-missing', {
      files: missing.map(({ file }) => file).join(', '),
    })
  }
  return Object.fromEntries(
    Object.entries(descriptions).map(([key, { file, columns }]) => {
      const text = files[file]
      return [key, text === undefined ? [] : readTable(file, columns, text)]
    }),
  ) as unknown as UnitTables
}
