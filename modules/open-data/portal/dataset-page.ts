// SPDX-License-Identifier: Apache-2.0

import { AppError } from '@tinhso/kernel/errors'
import { badge, type Html, html, notice } from '@tinhso/kernel/html'
import type { Page } from '@tinhso/kernel/http'
import { fill, type Locale } from '@tinhso/kernel/i18n'
import { fileFormats } from '../src/contract/index.ts'
import {
  filePath,
  findPublishedDataset,
  type PublishedDataset,
  siteNames,
} from '../src/listing/open-dataset-view.ts'
import type { SourceRow } from '../src/source/dataset-source.ts'
import { correctionNotes } from './correction-notes.ts'
import {
  aboutDataset,
  dataUpdates,
  downloads,
  fieldTable,
  preview,
  versionList,
  whatToCite,
} from './dataset-sections.ts'
import { datasetText } from './dataset-text.ts'
import { frameText } from './frame-text.ts'
import { type PageCall, type PortalParts, portalPage } from './portal-page.ts'
import { writtenDate } from './written-values.ts'

const previewRows = 20

/** `/du-lieu/:code`: what it is, whose, how new, its rows, files, versions and citation; a tombstone once withdrawn. */
export const datasetPage = (parts: PortalParts): Page =>
  portalPage(parts, '/du-lieu/:code', datasetText.dataset, async (call) => {
    const dataset = await publishedOr404(parts, call)
    const { current, publication } = dataset
    const withdrawn = publication.status === 'withdrawn'
    if (withdrawn) call.reply.code(410)
    const names = siteNames(parts.kernel)
    return {
      title: current.title,
      description: current.description,
      canonicalUrl: `${names.publicUrl}/du-lieu/${current.datasetCode}`,
      noIndex: withdrawn,
      breadcrumbs: trail(call.locale, current.title),
      alternates: [
        { type: 'application/ld+json', url: '/du-lieu/catalog.jsonld', title: 'DCAT' },
        ...(withdrawn
          ? []
          : [
              {
                type: 'application/json',
                url: `/api/open-data/datasets/${current.datasetCode}`,
                title: 'JSON',
              },
            ]),
      ],
      body: withdrawn ? tombstone(parts, call.locale, dataset) : await livePage(parts, call.locale, dataset),
    }
  })

/** The dataset of the address, public now or withdrawn; 404 for all others, so that nothing is told of what is not public. */
export const publishedOr404 = async ({ kernel }: PortalParts, call: PageCall): Promise<PublishedDataset> => {
  const dataset = await findPublishedDataset(kernel, call.param('code'))
  if (!dataset) throw new AppError('not-found', 'open-data.not-found')
  return dataset
}

export const trail = (locale: Locale, title: string, url?: string) => [
  { label: frameText.home[locale], url: '/' },
  { label: frameText.data[locale], url: '/du-lieu' },
  { label: title, ...(url ? { url } : {}) },
]

const livePage = async (parts: PortalParts, locale: Locale, dataset: PublishedDataset): Promise<Html> => {
  const { current, publication } = dataset
  const rows = await parts.source.firstRows(
    {
      datasetId: publication.datasetId,
      fields: current.fields,
      load: current.knownLoad,
      decision: publication.caseId,
    },
    previewRows,
  )
  return html`${heading(locale, dataset, dataUpdates(current, parts.kernel.clock.today()).overdue)}
<div class="columns side-last">
<div class="side">${downloads(locale, current)}${machineAccess(locale, current.datasetCode)}</div>
<div>${rowsAndFields(locale, dataset, rows)}
${aboutDataset(locale, dataset, parts.kernel.clock.today())}
${whatToCite(locale, current, siteNames(parts.kernel))}
${correctionNotes(locale, dataset, await parts.source.corrections(publication.datasetId))}
${versionList(locale, dataset, siteNames(parts.kernel))}</div>
</div>`
}

const heading = (locale: Locale, { current }: PublishedDataset, overdue: boolean): Html =>
  html`<h1 lang="vi">${current.title}</h1>
<ul class="badges">
<li>${badge('success', datasetText.open[locale])}</li>
<li>${badge('warning', datasetText.notRecognised[locale])}</li>
${overdue ? html`<li>${badge('warning', datasetText.overdue[locale])}</li>` : null}
${current.files.map(({ format }) => html`<li>${badge('neutral', fileFormats[format].title)}</li>`)}
</ul>
<p class="lead" lang="vi">${current.description || current.ownerName}</p>`

const rowsAndFields = (locale: Locale, { current }: PublishedDataset, rows: readonly SourceRow[]): Html =>
  html`<section><h2>${datasetText.preview[locale]}</h2>${preview(locale, current, rows)}</section>
<section><h2>${datasetText.fields[locale]}</h2>${fieldTable(locale, current)}</section>`

const machineAccess = (locale: Locale, code: string): Html =>
  html`<h2>${datasetText.api[locale]}</h2><p><a href="/du-lieu/${code}/api">${datasetText.apiHelp[locale]}</a></p>
<h2>${frameText.licence[locale]}</h2><p>${datasetText.licenceNotice[locale]} <a href="/giay-phep">${datasetText.licenceLink[locale]}</a></p>`

const tombstone = (parts: PortalParts, locale: Locale, dataset: PublishedDataset): Html => {
  const { current, publication } = dataset
  const date = publication.withdrawnAt ? writtenDate(publication.withdrawnAt) : ''
  return html`<h1>${current.title}</h1>
<ul class="badges"><li>${badge('danger', datasetText.withdrawn[locale])}</li></ul>
${notice('danger', html`<p>${fill(datasetText.withdrawnOn[locale], { date, owner: current.ownerName })}</p><p>${datasetText.reason[locale]}: ${publication.withdrawalReason}</p>`)}
<p>${datasetText.tombstoneHelp[locale]}</p>
${aboutDataset(locale, dataset, parts.kernel.clock.today())}
${whatToCite(locale, current, siteNames(parts.kernel))}`
}

/** Path of the newest file in the format most people open. */
export const firstFile = (code: string): string => filePath(code, null, 'csv')
