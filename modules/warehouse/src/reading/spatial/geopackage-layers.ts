// SPDX-License-Identifier: Apache-2.0
import type { DatabaseSync } from 'node:sqlite'

/** A table of a GeoPackage that can be read: a layer with a geometry, or attributes alone. */
export type PackageLayer = {
  name: string
  table: string
  /** Columns of attributes in their order. */
  columns: string[]
  geometry: string | null
  reference: { organisation: string; code: number; definition: string }
}

const MOST_LAYERS = 500
const NO_REFERENCE = { organisation: 'NONE', code: 0, definition: 'undefined' }

/** A name inside an SQL statement. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/** The tables that a GeoPackage lists; of an SQLite database that lists none, all its tables. Only real tables, never views. */
export function listLayers(database: DatabaseSync): PackageLayer[] {
  const tables = texts(
    database,
    `select name from sqlite_master where type = 'table' and sql not like 'create virtual%' and name not like 'sqlite_%' order by rowid`,
  )
  const has = (name: string) => tables.includes(name)
  const isPackage = has('gpkg_contents')
  const listed = isPackage
    ? texts(
        database,
        `select table_name from gpkg_contents where data_type in ('features', 'attributes', 'aspatial') order by rowid`,
      )
    : tables.filter((name) => !/^(gpkg_|rtree_|spatial_ref_sys|geometry_columns)/.test(name))
  return listed
    .filter(has)
    .slice(0, MOST_LAYERS)
    .map((table) => describe(database, table, isPackage && has('gpkg_geometry_columns')))
    .filter(({ columns, geometry }) => columns.length > 0 || geometry)
    .sort((left, right) => Number(right.geometry !== null) - Number(left.geometry !== null))
}

function describe(database: DatabaseSync, table: string, hasGeometries: boolean): PackageLayer {
  const place = hasGeometries
    ? database
        .prepare('select column_name, srs_id from gpkg_geometry_columns where table_name = ?')
        .get(table)
    : undefined
  const geometry = place ? String(place['column_name']) : null
  const columns = database
    .prepare('select name, type, pk from pragma_table_info(?)')
    .all(table)
    .filter(({ name }) => name !== geometry)
  const named = columns.filter(({ name, pk, type }) => !isRowNumber(String(name), Number(pk), String(type)))
  return {
    name: table,
    table,
    columns: (named.length > 0 ? named : columns).map(({ name }) => String(name)),
    geometry,
    reference: place ? referenceOf(database, Number(place['srs_id'])) : NO_REFERENCE,
  }
}

/** The number that every layer must have by itself says nothing about its feature. */
function isRowNumber(name: string, key: number, type: string): boolean {
  return key > 0 && /^(fid|ogc_fid)$/i.test(name) && /^(integer|int|mediumint|bigint)/i.test(type)
}

function referenceOf(database: DatabaseSync, id: number): PackageLayer['reference'] {
  const found = database
    .prepare(
      'select organization, organization_coordsys_id, definition from gpkg_spatial_ref_sys where srs_id = ?',
    )
    .get(id)
  if (!found) return NO_REFERENCE
  return {
    organisation: String(found['organization']),
    code: Number(found['organization_coordsys_id']),
    definition: String(found['definition']),
  }
}

function texts(database: DatabaseSync, query: string): string[] {
  const statement = database.prepare(query)
  statement.setReturnArrays(true)
  return (statement.all() as unknown as unknown[][]).map(([value]) => String(value))
}
