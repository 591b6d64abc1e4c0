// SPDX-License-Identifier: Apache-2.0

import { isOverdue } from '@tinhso/catalog/contract'
import { localDate } from '@tinhso/kernel/clock'
import { badge, type Html, html, icon } from '@tinhso/kernel/html'
import { fill, type Locale } from '@tinhso/kernel/i18n'
import { fileFormats } from '../src/contract/index.ts'
import type { ListedDataset } from '../src/listing/dataset-search.ts'
import { pageText } from './page-text.ts'
import { writtenDate, writtenNumber } from './written-values.ts'

/** Datasets as a list: name, owner, last update, size, formats; `level` is that of the names' headings. */
export const datasetList = (
  datasets: readonly ListedDataset[],
  options: { locale: Locale; today: string; level: 2 | 3 },
): Html =>
  html`<ol class="entries">${datasets.map((dataset) => html`<li>${entry(dataset, options)}</li>`)}</ol>`

const entry = (
  dataset: ListedDataset,
  { locale, today, level }: { locale: Locale; today: string; level: 2 | 3 },
): Html => {
  const link = html`<a lang="vi" href="/du-lieu/${dataset.datasetCode}">${dataset.title}</a>`
  const late = isOverdue(localDate(dataset.publishedAt), dataset.updateCycle, today)
  return html`${level === 2 ? html`<h2>${link}</h2>` : html`<h3>${link}</h3>`}
${dataset.description ? html`<p lang="vi">${shortened(dataset.description)}</p>` : null}
<ul class="entry-facts">
<li>${icon('agency')}${dataset.ownerName}</li>
<li>${icon('calendar')}${fill(pageText.updatedOn[locale], { date: writtenDate(dataset.publishedAt) })}</li>
<li>${icon('table')}${fill(pageText.rows[locale], { count: writtenNumber(dataset.rowCount, locale) })}</li>
<li>${icon('download')}${dataset.formats.map((format) => fileFormats[format].title).join(', ')}</li>
${late ? html`<li>${badge('warning', pageText.overdue[locale])}</li>` : null}
</ul>`
}

const longest = 220

const shortened = (text: string): string => {
  if (text.length <= longest) return text
  const cut = text.slice(0, longest)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), longest - 30))}…`
}
