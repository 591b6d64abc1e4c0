// SPDX-License-Identifier: Apache-2.0
import { emptyState, type Html, html, icon } from '@tinhso/kernel/html'
import type { Page } from '@tinhso/kernel/http'
import { fill, type Locale } from '@tinhso/kernel/i18n'
import type { ListedDataset } from '../src/listing/dataset-search.ts'
import { listPublished } from '../src/listing/open-dataset-view.ts'
import { datasetList } from './dataset-list.ts'
import { frameText } from './frame-text.ts'
import { pageText } from './page-text.ts'
import { siteName } from './portal-frame.ts'
import { type PortalParts, portalPage } from './portal-page.ts'
import { writtenNumber } from './written-values.ts'

const newest = 6

/** `/`: what this site is, a search box, figures, the newest datasets and the sectors. */
export const homePage = (parts: PortalParts): Page =>
  portalPage(parts, '/', frameText.home, async ({ locale }) => {
    const { kernel, catalog } = parts
    const published = await listPublished(kernel)
    const catalogued = (await catalog.listPublic({ limit: 1 })).total
    const province = kernel.profile.province.fullName[locale]
    return {
      title: siteName(kernel.profile)[locale],
      description: fill(pageText.homeLead[locale], { province }),
      width: 'full',
      withoutSearch: true,
      canonicalUrl: `${kernel.config.publicUrl.replace(/\/$/, '')}/`,
      body: html`${hero(locale, province, published)}
<div class="wide">${tiles(locale, published, catalogued)}
<div class="columns"><section>${newestDatasets(locale, published, kernel.clock.today())}</section>
<section class="side">${sectors(locale, published)}${promises(locale)}</section></div></div>`,
    }
  })

const hero = (locale: Locale, province: string, published: readonly ListedDataset[]): Html => {
  const hints = groupCounts(published, ({ sectorName }) => sectorName).slice(0, 4)
  return html`<div class="hero"><div class="wide">
<h1>${fill(pageText.homeTitle[locale], { province })}</h1>
<p class="lead">${fill(pageText.homeLead[locale], { province })}</p>
<form class="search-large" role="search" action="/du-lieu" method="get">
<label class="unseen" for="q">${frameText.searchLabel[locale]}</label>
<input id="q" name="q" type="search" maxlength="200" placeholder="${pageText.searchPlaceholder[locale]}">
<button type="submit">${pageText.searchButton[locale]}</button></form>
<p class="hints">${hints.length > 0 ? html`${pageText.oftenSearched[locale]} ${hints.map(([name]) => html`<a href="/du-lieu?q=${encodeURIComponent(name)}">${name}</a> `)}` : pageText.searchHint[locale]}</p>
</div></div>`
}

const tiles = (locale: Locale, published: readonly ListedDataset[], catalogued: number): Html => {
  const agencies = new Set(published.map(({ ownerCode }) => ownerCode)).size
  const rows = published.reduce((sum, { rowCount }) => sum + rowCount, 0)
  const figures: [number, string, string][] = [
    [published.length, pageText.tileDatasets[locale], '/du-lieu'],
    [rows, pageText.tileRows[locale], '/du-lieu'],
    [agencies, pageText.tileAgencies[locale], '/du-lieu'],
    [catalogued, pageText.tileCatalogue[locale], '/danh-muc-du-lieu'],
  ]
  return html`<h2 class="unseen">${pageText.figures[locale]}</h2><ul class="tiles">${figures.map(
    ([figure, name, url]) =>
      html`<li><span class="tile-figure">${writtenNumber(figure, locale)}</span><a class="tile-name" href="${url}">${name}</a></li>`,
  )}</ul>`
}

const newestDatasets = (locale: Locale, published: readonly ListedDataset[], today: string): Html => {
  if (published.length === 0) {
    return html`<h2>${pageText.newest[locale]}</h2>${emptyState(
      pageText.nothingPublished[locale],
      html`<p>${pageText.nothingPublishedHelp[locale]} <a href="/danh-muc-du-lieu">${frameText.catalogue[locale]}</a></p>`,
    )}`
  }
  return html`<div class="head-row"><h2>${pageText.newest[locale]}</h2><a href="/du-lieu">${fill(pageText.seeAll[locale], { count: writtenNumber(published.length, locale) })}</a></div>
${datasetList(published.slice(0, newest), { locale, today, level: 3 })}`
}

const sectors = (locale: Locale, published: readonly ListedDataset[]): Html | null => {
  const named = new Map(published.map(({ sector, sectorName }) => [sectorName, sector]))
  const counts = groupCounts(published, ({ sectorName }) => sectorName)
  if (counts.length === 0) return null
  return html`<h2>${pageText.bySector[locale]}</h2><ul class="plain">${counts.map(
    ([name, count]) =>
      html`<li><a href="/du-lieu?linh-vuc=${encodeURIComponent(named.get(name) ?? '')}"><span>${name}</span><span class="tally">${writtenNumber(count, locale)}</span></a></li>`,
  )}</ul>`
}

const promises = (locale: Locale): Html =>
  html`<h2>${pageText.promises[locale]}</h2><ul class="checks">${[
    pageText.promiseFree,
    pageText.promiseFormats,
    pageText.promiseChecksum,
    pageText.promiseLicence,
  ].map((promise) => html`<li>${icon('check')}<span>${promise[locale]}</span></li>`)}</ul>`

const groupCounts = (
  datasets: readonly ListedDataset[],
  nameOf: (dataset: ListedDataset) => string | null,
): [string, number][] => {
  const counts = new Map<string, number>()
  for (const name of datasets.flatMap((dataset) => nameOf(dataset) ?? []))
    counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0], 'vi'))
}
