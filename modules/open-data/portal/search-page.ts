// SPDX-License-Identifier: Apache-2.0
import { dataTypes } from '@tinhso/catalog/contract'
import { attributes, button, countLine, emptyState, type Html, html, pagination } from '@tinhso/kernel/html'
import type { Page } from '@tinhso/kernel/http'
import { fill, type Locale } from '@tinhso/kernel/i18n'
import { fileFormats } from '../src/contract/index.ts'
import { type DatasetSearchResult, type Facet, searchDatasets } from '../src/listing/dataset-search.ts'
import { listPublished } from '../src/listing/open-dataset-view.ts'
import { datasetList } from './dataset-list.ts'
import { frameText } from './frame-text.ts'
import { pageText } from './page-text.ts'
import { type PageCall, type PortalParts, portalPage } from './portal-page.ts'
import { writtenNumber } from './written-values.ts'

const pageSize = 20

/** Names of the filters in the address, in Vietnamese like the rest of it. */
const parameters: Record<Facet, string> = {
  agency: 'co-quan',
  sector: 'linh-vuc',
  type: 'loai',
  format: 'dinh-dang',
}
const facets = Object.keys(parameters) as Facet[]

type State = Readonly<Record<Facet, string>> & { readonly q: string }

/** `/du-lieu`: search with or without diacritics, filters in the address, pages (R-OPN-01, R-CAT-09). */
export const searchPage = (parts: PortalParts): Page =>
  portalPage(parts, '/du-lieu', frameText.data, async (call) => {
    const { locale } = call
    const state = stateOf(call)
    const found = await listPublished(parts.kernel, state.q)
    const result = searchDatasets(found, {
      q: state.q,
      filters: state,
      page: Number.parseInt(call.query('trang'), 10) || 1,
      pageSize,
    })
    const list =
      result.total === 0
        ? nothingFound(locale, state)
        : html`${datasetList(result.items, { locale, today: parts.kernel.clock.today(), level: 2 })}
${pagination(locale, { page: result.page, pageCount: result.pageCount, urlOf: (page) => addressOf(state, { trang: page > 1 ? String(page) : '' }) })}`
    return {
      title: state.q ? fill(pageText.searchTitle[locale], { q: state.q }) : frameText.data[locale],
      description: pageText.searchLead[locale],
      searched: state.q,
      withoutSearch: true,
      noIndex: state.q !== '' || facets.some((facet) => state[facet] !== ''),
      breadcrumbs: [{ label: frameText.home[locale], url: '/' }, { label: frameText.data[locale] }],
      body: html`<h1>${frameText.data[locale]}</h1>
${searchForm(locale, state)}${chosenFilters(locale, state, result)}
<div class="columns side-first">${filterList(locale, state, result)}<section aria-labelledby="results"><h2 class="unseen" id="results">${pageText.results[locale]}</h2>
${found.length === 0 ? null : html`<p class="to-filters"><a href="#loc">${pageText.toFilters[locale]}</a></p>`}${countLine(pageText.found[locale], { count: writtenNumber(result.total, locale) })}${list}</section></div>`,
    }
  })

const stateOf = (call: PageCall): State => ({
  q: call.query('q').slice(0, 200),
  agency: call.query(parameters.agency),
  sector: call.query(parameters.sector),
  type: call.query(parameters.type),
  format: call.query(parameters.format),
})

/** The address of the same search with some parts changed; an empty part is left out. */
const addressOf = (state: State, changes: Readonly<Record<string, string>>): string => {
  const parts = {
    q: state.q,
    ...Object.fromEntries(facets.map((facet) => [parameters[facet], state[facet]])),
    ...changes,
  }
  const query = new URLSearchParams(Object.entries(parts).filter(([, value]) => value !== '')).toString()
  return query ? `/du-lieu?${query}` : '/du-lieu'
}

const labelOf = (facet: Facet, value: string, label: string, locale: Locale): string => {
  if (facet === 'type') return dataTypes[value as keyof typeof dataTypes]?.[locale] ?? label
  if (facet === 'format') return fileFormats[value as keyof typeof fileFormats]?.title ?? label
  return label
}

const searchForm = (locale: Locale, state: State): Html =>
  html`<form class="search-large" role="search" action="/du-lieu" method="get">
<label class="unseen" for="q">${frameText.searchLabel[locale]}</label>
<input id="q" name="q" type="search" maxlength="200" ${attributes({ value: state.q || null, placeholder: pageText.searchPlaceholder[locale] })}>
${facets.map((facet) => (state[facet] ? html`<input type="hidden" ${attributes({ name: parameters[facet], value: state[facet] })}>` : null))}
<button type="submit">${pageText.searchButton[locale]}</button></form>`

const chosenFilters = (locale: Locale, state: State, result: DatasetSearchResult): Html | null => {
  const chosen = facets.filter((facet) => state[facet] !== '')
  if (chosen.length === 0) return null
  const known = (facet: Facet) =>
    result.facets[facet].find(({ value }) => value === state[facet])?.label ?? state[facet]
  return html`<ul class="chips" aria-label="${pageText.chosenFilters[locale]}">${chosen.map(
    (facet) =>
      html`<li><a href="${addressOf(state, { [parameters[facet]]: '' })}"><span class="unseen">${pageText.removeFilter[locale]} </span>${labelOf(facet, state[facet], known(facet), locale)} <span aria-hidden="true">×</span></a></li>`,
  )}</ul>`
}

const headings: Record<Facet, { vi: string; en: string }> = {
  agency: pageText.owner,
  sector: pageText.sector,
  type: pageText.dataType,
  format: pageText.format,
}

const filterList = (locale: Locale, state: State, result: DatasetSearchResult): Html => {
  const shown = facets.filter((facet) => result.facets[facet].length > 0)
  if (shown.length === 0) return html`<div class="filters side"></div>`
  return html`<div class="filters side" id="loc"><h2>${pageText.filters[locale]}</h2>${shown.map((facet) => {
    const values = result.facets[facet].map(({ value, label, count }) => {
      const chosen = value === state[facet]
      const url = addressOf(state, { [parameters[facet]]: chosen ? '' : value })
      return html`<li><a ${attributes({ href: url, 'aria-current': chosen ? 'true' : null })}><span>${labelOf(facet, value, label, locale)}</span><span class="tally">${writtenNumber(count, locale)}</span></a></li>`
    })
    return html`<details ${attributes({ open: state[facet] !== '' || facet === 'agency' || facet === 'sector' })}><summary>${headings[facet][locale]}</summary><ul>${values}</ul></details>`
  })}</div>`
}

const nothingFound = (locale: Locale, state: State): Html =>
  emptyState(
    state.q ? fill(pageText.nothingFound[locale], { q: state.q }) : pageText.nothingPublished[locale],
    html`<p>${state.q ? pageText.nothingFoundHelp[locale] : pageText.nothingPublishedHelp[locale]}</p>
<p>${button({ label: pageText.clearSearch[locale], url: '/du-lieu', kind: 'secondary' })} ${button({ label: frameText.catalogue[locale], url: state.q ? `/danh-muc-du-lieu?q=${encodeURIComponent(state.q)}` : '/danh-muc-du-lieu', kind: 'secondary' })}</p>`,
  )
