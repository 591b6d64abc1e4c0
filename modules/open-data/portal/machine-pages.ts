// SPDX-License-Identifier: Apache-2.0
import { escapeHtml } from '@tinhso/kernel/html'
import { definePage, type Page } from '@tinhso/kernel/http'
import { dcatCatalogue } from '../src/listing/dcat.ts'
import { findPublishedDataset, listPublished, siteNames } from '../src/listing/open-dataset-view.ts'
import { catalogueLines } from './catalogue-lines.ts'
import { frameText } from './frame-text.ts'
import type { PortalParts } from './portal-page.ts'

const readingPages = ['/', '/du-lieu', '/danh-muc-du-lieu', '/giay-phep', '/gioi-thieu', '/tro-nang']

/** `/robots.txt`, `/sitemap.xml`, the DCAT catalogue and the whole catalogue as CSV. */
export const machinePages = (parts: PortalParts): Page[] => [
  textFile('/robots.txt', 'text/plain; charset=utf-8', async () => robots(siteNames(parts.kernel).publicUrl)),
  textFile('/sitemap.xml', 'application/xml; charset=utf-8', () => siteMap(parts)),
  textFile('/du-lieu/catalog.jsonld', 'application/ld+json; charset=utf-8', () => dcat(parts)),
  textFile('/danh-muc-du-lieu.csv', 'text/csv; charset=utf-8', () => catalogueCsv(parts)),
]

const textFile = (url: string, mediaType: string, make: () => Promise<string>): Page =>
  definePage({
    url,
    audience: 'anonymous',
    everySite: true,
    title: frameText.machines,
    handle: async ({ reply }) => {
      reply.type(mediaType).header('cache-control', 'no-cache')
      return make()
    },
  })

const robots = (url: string): string =>
  [
    'User-agent: *',
    'Disallow: /api/',
    'Disallow: /console',
    'Disallow: /dang-nhap',
    `Sitemap: ${url}/sitemap.xml`,
    '',
  ].join('\n')

const siteMap = async ({ kernel }: PortalParts): Promise<string> => {
  const url = siteNames(kernel).publicUrl
  const line = (path: string, changed?: Date) =>
    `<url><loc>${escapeHtml(url + path)}</loc>${changed ? `<lastmod>${changed.toISOString()}</lastmod>` : ''}</url>`
  const published = await listPublished(kernel)
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ...readingPages.map((path) => line(path)),
    ...published.map((dataset) => line(`/du-lieu/${dataset.datasetCode}`, dataset.publishedAt)),
    '</urlset>',
    '',
  ].join('\n')
}

const dcat = async ({ kernel }: PortalParts): Promise<string> => {
  const codes = (await listPublished(kernel)).map(({ datasetCode }) => datasetCode)
  const datasets = await Promise.all(codes.map((code) => findPublishedDataset(kernel, code)))
  return JSON.stringify(
    dcatCatalogue(
      datasets.flatMap((dataset) => dataset ?? []),
      siteNames(kernel),
    ),
  )
}

const catalogueCsv = async (parts: PortalParts): Promise<string> => {
  const cell = (value: string) => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)
  // the mark lets spreadsheets read Vietnamese letters
  const text = ['\ufeffma,ten,co_quan_chu_quan,linh_vuc,tinh_trang,da_mo']
  let cursor: string | undefined
  do {
    const { lines, nextCursor } = await catalogueLines(parts, { limit: 200, ...(cursor ? { cursor } : {}) })
    for (const line of lines) {
      const cells = [
        line.code,
        line.title,
        line.ownerName ?? '',
        line.sectorName ?? '',
        line.status,
        String(line.isOpen),
      ]
      text.push(cells.map(cell).join(','))
    }
    cursor = nextCursor ?? undefined
  } while (cursor)
  return `${text.join('\r\n')}\r\n`
}
