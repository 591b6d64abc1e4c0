// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type ListedDataset, searchDatasets } from './dataset-search.ts'

const dataset = (code: string, changes: Partial<ListedDataset> = {}): ListedDataset => ({
  publicationId: code,
  number: 1,
  datasetCode: code,
  publishedAt: new Date('2026-11-20T00:00:00Z'),
  knownLoad: 1,
  rowCount: 1,
  title: code,
  description: '',
  ownerCode: 'A',
  ownerName: 'Sở A',
  sector: 'y-te',
  sectorName: 'Y tế',
  dataType: 'sectoral',
  updateCycle: null,
  licence: 'province-open-data',
  legalBasis: [],
  fields: [],
  formats: ['csv', 'json'],
  ...changes,
})

const found = [
  dataset('mot'),
  dataset('hai', { ownerCode: 'B', ownerName: 'Sở B' }),
  dataset('ba', {
    ownerCode: 'B',
    ownerName: 'Sở B',
    sector: 'giao-duc',
    sectorName: 'Giáo dục',
    formats: ['csv', 'json', 'geojson'],
  }),
]
const search = (q: string, filters = {}, page = 1, pageSize = 20) =>
  searchDatasets(found, { q, filters, page, pageSize })

test('filters are added together; the counts of a filter leave out its own choice', () => {
  const result = search('', { agency: 'B', sector: 'y-te' })
  assert.deepEqual(
    result.items.map(({ datasetCode }) => datasetCode),
    ['hai'],
  )
  assert.deepEqual(result.facets.agency, [
    { value: 'A', label: 'Sở A', count: 1 },
    { value: 'B', label: 'Sở B', count: 1 },
  ])
  assert.deepEqual(
    result.facets.sector.map(({ value, count }) => [value, count]),
    [
      ['giao-duc', 1],
      ['y-te', 1],
    ],
  )
  assert.deepEqual(
    result.facets.format.map(({ value, count }) => [value, count]),
    [
      ['csv', 1],
      ['json', 1],
    ],
  )
})

test('a page that does not exist becomes the last one that does', () => {
  const result = search('', {}, 99, 2)
  assert.deepEqual([result.page, result.pageCount, result.items.length], [2, 2, 1])
  assert.deepEqual([search('', { agency: 'X' }).total, search('', { agency: 'X' }).pageCount], [0, 1])
  assert.equal(search('', {}, -3).page, 1)
})

test('a title with the query’s own diacritics comes before one that only matches without them', () => {
  const both = [dataset('1', { title: 'Chợ hoa' }), dataset('2', { title: 'Hòa giải cơ sở' })]
  const titles = (q: string) =>
    searchDatasets(both, { q, filters: {}, page: 1, pageSize: 9 }).items.map(({ title }) => title)
  assert.deepEqual(titles('hòa'), ['Hòa giải cơ sở', 'Chợ hoa'])
  assert.deepEqual(titles('hoa'), ['Chợ hoa', 'Hòa giải cơ sở'])
})
