// SPDX-License-Identifier: Apache-2.0
import { entryStatuses } from '@tinhso/catalog/contract'
import { attributes, badge, button, countLine, emptyState, type Html, html, table } from '@tinhso/kernel/html'
import type { Page } from '@tinhso/kernel/http'
import type { Locale } from '@tinhso/kernel/i18n'
import { type CatalogueLine, catalogueLines } from './catalogue-lines.ts'
import { catalogueText } from './catalogue-text.ts'
import { frameText } from './frame-text.ts'
import { pageText } from './page-text.ts'
import { type PortalParts, portalPage } from './portal-page.ts'
import { writtenNumber } from './written-values.ts'

const pageSize = 50

/** `/danh-muc-du-lieu`: everything the province keeps, open or not, by name and owner (R-OPN-10; 000/002 Đ30.1, Đ30.3). */
export const cataloguePage = (parts: PortalParts): Page =>
  portalPage(parts, '/danh-muc-du-lieu', frameText.catalogue, async (call) => {
    const { locale } = call
    const q = call.query('q').slice(0, 200)
    const cursor = call.query('tiep')
    const { lines, total, nextCursor } = await catalogueLines(parts, {
      limit: pageSize,
      ...(q ? { q } : {}),
      ...(cursor ? { cursor } : {}),
    })
    const next = new URLSearchParams({ ...(q ? { q } : {}), tiep: nextCursor ?? '' })
    return {
      title: frameText.catalogue[locale],
      description: catalogueText.lead[locale],
      withoutSearch: true,
      noIndex: q !== '' || cursor !== '',
      breadcrumbs: [{ label: frameText.home[locale], url: '/' }, { label: frameText.catalogue[locale] }],
      alternates: [{ type: 'text/csv', url: '/danh-muc-du-lieu.csv', title: frameText.catalogue[locale] }],
      body: html`<h1>${frameText.catalogue[locale]}</h1><p class="lead">${catalogueText.lead[locale]}</p>
${searchForm(locale, q)}
<div class="head-row">${countLine(catalogueText.found[locale], { count: writtenNumber(total, locale) })}<a href="/danh-muc-du-lieu.csv" download>${catalogueText.download[locale]}</a></div>
${total === 0 ? emptyState(catalogueText.nothing[locale], catalogueText.nothingHelp[locale]) : lineTable(locale, lines)}
<p>${cursor ? button({ label: catalogueText.first[locale], url: q ? `/danh-muc-du-lieu?q=${encodeURIComponent(q)}` : '/danh-muc-du-lieu', kind: 'secondary' }) : null}
${nextCursor ? button({ label: catalogueText.next[locale], url: `/danh-muc-du-lieu?${next}`, kind: 'secondary' }) : null}</p>`,
    }
  })

const searchForm = (locale: Locale, q: string): Html =>
  html`<form class="search-large" role="search" action="/danh-muc-du-lieu" method="get">
<label class="unseen" for="q">${catalogueText.searchLabel[locale]}</label>
<input id="q" name="q" type="search" maxlength="200" ${attributes({ value: q || null, placeholder: catalogueText.searchLabel[locale] })}>
<button type="submit">${pageText.searchButton[locale]}</button></form>`

const lineTable = (locale: Locale, lines: readonly CatalogueLine[]): Html =>
  table({
    caption: frameText.catalogue[locale],
    captionUnseen: true,
    columns: [
      { heading: catalogueText.name[locale] },
      { heading: pageText.owner[locale] },
      { heading: pageText.sector[locale] },
      { heading: pageText.status[locale] },
      { heading: frameText.data[locale] },
    ],
    rows: lines.map((line) => [
      line.title,
      line.ownerName ?? catalogueText.noOwner[locale],
      line.sectorName ?? '',
      entryStatuses[line.status][locale],
      line.isOpen
        ? html`<a href="/du-lieu/${line.code}">${catalogueText.seeData[locale]}<span class="unseen">: ${line.title}</span></a>`
        : badge('neutral', catalogueText.notOpen[locale]),
    ]),
  })
