// SPDX-License-Identifier: Apache-2.0
import { compareExact, countExactWords } from '@tinhso/kernel/search'
import type { FileFormat } from '../contract/index.ts'
import type { Version } from '../publication/publication.ts'

/** What a search is narrowed by; every part stands in the address of the page. */
export interface DatasetFilters {
  readonly agency?: string | undefined
  readonly sector?: string | undefined
  readonly type?: string | undefined
  readonly format?: string | undefined
}

export type Facet = keyof DatasetFilters

/** A published dataset as the lists show it. */
export interface ListedDataset extends Version {
  readonly formats: readonly FileFormat[]
}

/** A value that a list can be narrowed to, and how many datasets would remain. */
export interface FacetValue {
  readonly value: string
  readonly label: string
  readonly count: number
}

/** One page of a search, and what it can be narrowed to. */
export interface DatasetSearchResult {
  readonly items: readonly ListedDataset[]
  readonly total: number
  readonly page: number
  readonly pageCount: number
  readonly facets: Readonly<Record<Facet, readonly FacetValue[]>>
}

const facets: readonly Facet[] = ['agency', 'sector', 'type', 'format']

const valuesOf: Record<Facet, (dataset: ListedDataset) => readonly { value: string; label: string }[]> = {
  agency: ({ ownerCode, ownerName }) => [{ value: ownerCode, label: ownerName }],
  sector: ({ sector, sectorName }) => (sector ? [{ value: sector, label: sectorName ?? sector }] : []),
  type: ({ dataType }) => (dataType ? [{ value: dataType, label: dataType }] : []),
  format: ({ formats }) => formats.map((format) => ({ value: format, label: format })),
}

const passes = (dataset: ListedDataset, filters: DatasetFilters, except?: Facet): boolean =>
  facets.every((facet) => {
    const wanted = filters[facet]
    return !wanted || facet === except || valuesOf[facet](dataset).some(({ value }) => value === wanted)
  })

const countValues = (datasets: readonly ListedDataset[], facet: Facet): FacetValue[] => {
  const counts = new Map<string, FacetValue>()
  for (const { value, label } of datasets.flatMap((dataset) => valuesOf[facet](dataset))) {
    counts.set(value, { value, label, count: (counts.get(value)?.count ?? 0) + 1 })
  }
  return [...counts.values()].sort((a, b) => b.count - a.count || a.label.localeCompare(b.label, 'vi'))
}

/** Newest first without a query; with one, those whose title has the query's own diacritics first, then newest. */
const ordered = (datasets: readonly ListedDataset[], q: string): ListedDataset[] => {
  if (!q.trim()) return [...datasets]
  const inTitle = compareExact(q)
  const inText = (one: ListedDataset, other: ListedDataset) =>
    countExactWords(q, other.description) - countExactWords(q, one.description)
  return [...datasets].sort((one, other) => inTitle(one.title, other.title) || inText(one, other))
}

/**
 * Narrows, orders and pages what the store found. A province publishes hundreds of datasets, not millions: counting
 * in memory costs less than one more query, and a facet's counts leave out its own filter so that one can change it.
 */
export const searchDatasets = (
  found: readonly ListedDataset[],
  query: { q: string; filters: DatasetFilters; page: number; pageSize: number },
): DatasetSearchResult => {
  const matching = ordered(
    found.filter((dataset) => passes(dataset, query.filters)),
    query.q,
  )
  const pageCount = Math.max(1, Math.ceil(matching.length / query.pageSize))
  const page = Math.min(Math.max(1, query.page), pageCount)
  const counted = (facet: Facet) =>
    countValues(
      found.filter((dataset) => passes(dataset, query.filters, facet)),
      facet,
    )
  return {
    items: matching.slice((page - 1) * query.pageSize, page * query.pageSize),
    total: matching.length,
    page,
    pageCount,
    facets: {
      agency: counted('agency'),
      sector: counted('sector'),
      type: counted('type'),
      format: counted('format'),
    },
  }
}
