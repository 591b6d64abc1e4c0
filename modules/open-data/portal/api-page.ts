// SPDX-License-Identifier: Apache-2.0

import { AppError } from '@tinhso/kernel/errors'
import { type Html, html, table } from '@tinhso/kernel/html'
import type { Page } from '@tinhso/kernel/http'
import { fill, type Locale } from '@tinhso/kernel/i18n'
import { filePath, type OfferedVersion, openDatasetOf, siteNames } from '../src/listing/open-dataset-view.ts'
import { rowsAddress, rowsOpenApiAddress } from '../src/source/rows-address.ts'
import { publishedOr404, trail } from './dataset-page.ts'
import { datasetText } from './dataset-text.ts'
import { type PortalParts, portalPage } from './portal-page.ts'

/** `/du-lieu/:code/api`: how a program reads this dataset, with examples that run as they stand. */
export const apiPage = (parts: PortalParts): Page =>
  portalPage(parts, '/du-lieu/:code/api', datasetText.api, async (call) => {
    const { locale } = call
    const { current, publication } = await publishedOr404(parts, call)
    if (publication.status === 'withdrawn') throw new AppError('gone', 'open-data.withdrawn')
    const url = siteNames(parts.kernel).publicUrl
    const title = fill(datasetText.apiTitle[locale], { title: current.title })
    return {
      title,
      breadcrumbs: [
        ...trail(locale, current.title, `/du-lieu/${current.datasetCode}`),
        { label: datasetText.apiShort[locale] },
      ],
      body: html`<h1>${title}</h1><p class="lead">${datasetText.apiLead[locale]}</p>
${rowsSection(locale, current, url)}
<h2>${datasetText.apiFiles[locale]}</h2><p>${datasetText.apiFilesHelp[locale]}</p>
${code(current.files.map(({ format }) => `curl -O ${url}${filePath(current.datasetCode, null, format)}`).join('\n'))}
<h2>${datasetText.apiMetadata[locale]}</h2><p>${datasetText.apiMetadataHelp[locale]}</p>
${code(`curl ${url}/api/open-data/datasets/${current.datasetCode}`)}
<h3>${datasetText.apiAnswer[locale]}</h3>${code(JSON.stringify(openDatasetOf(parts.kernel, { ...current, fields: current.fields.slice(0, 2) }), null, 2))}
<h2>${datasetText.apiLimits[locale]}</h2><p>${datasetText.apiLimitsHelp[locale]}</p>`,
    }
  })

const rowsSection = (locale: Locale, version: OfferedVersion, url: string): Html => {
  const address = `${url}${rowsAddress(version.datasetCode)}`
  const [first, second] = version.fields
  const chosen = [first, second].flatMap((field) => field?.name ?? []).join(',')
  const parameters: [string, string, string][] = [
    ['select', datasetText.parameterSelect[locale], `select=${chosen}`],
    ['<cột>.<phép so sánh>', datasetText.parameterFilter[locale], `${first?.name}.contains=…`],
    ['sort', datasetText.parameterSort[locale], `sort=-${first?.name}`],
    ['limit', datasetText.parameterLimit[locale], 'limit=500'],
    ['cursor', datasetText.parameterCursor[locale], 'cursor=…'],
    ['count', datasetText.parameterCount[locale], 'count=true'],
  ]
  return html`<h2>${datasetText.apiRows[locale]}</h2><p>${datasetText.apiRowsHelp[locale]}</p>
${code(`GET ${address}`)}
<p><a href="${rowsOpenApiAddress(version.datasetCode)}">${datasetText.apiOpenApi[locale]}</a></p>
${table({
  caption: datasetText.apiParameter[locale],
  captionUnseen: true,
  columns: [datasetText.apiParameter, datasetText.apiMeaning, datasetText.apiExample].map((text) => ({
    heading: text[locale],
  })),
  rows: parameters.map(([name, meaning, example]) => [
    html`<code>${name}</code>`,
    meaning,
    html`<code>${example}</code>`,
  ]),
})}
<h3>curl</h3>${code(`curl '${address}?select=${chosen}&limit=10'`)}
<h3>JavaScript</h3>${code(javascriptExample(address))}
<h3>Python</h3>${code(pythonExample(address))}`
}

const code = (text: string): Html => html`<pre tabindex="0"><code>${text}</code></pre>`

const javascriptExample = (address: string): string =>
  `let cursor = null
do {
  const url = new URL('${address}')
  url.searchParams.set('limit', '1000')
  if (cursor) url.searchParams.set('cursor', cursor)
  const page = await (await fetch(url)).json()
  for (const row of page.items) console.log(row)
  cursor = page.nextCursor
} while (cursor)`

const pythonExample = (address: string): string =>
  `import json, urllib.parse, urllib.request

cursor = None
while True:
    query = {"limit": 1000, **({"cursor": cursor} if cursor else {})}
    with urllib.request.urlopen("${address}?" + urllib.parse.urlencode(query)) as answer:
        page = json.load(answer)
    for row in page["items"]:
        print(row)
    cursor = page["nextCursor"]
    if cursor is None:
        break`
