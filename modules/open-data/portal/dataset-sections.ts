// SPDX-License-Identifier: Apache-2.0
import { dataTypes as dataKinds, isOverdue, nextUpdateDue, updateCycles } from '@tinhso/catalog/contract'
import { localDate } from '@tinhso/kernel/clock'
import { emptyState, facts, type Html, html, icon, table } from '@tinhso/kernel/html'
import { fill, type Locale } from '@tinhso/kernel/i18n'
import { type DataTypeKey, dataTypes } from '@tinhso/warehouse/contract'
import { fileFormats, licences, type PublicField } from '../src/contract/index.ts'
import {
  citeVersion,
  filePath,
  type OfferedVersion,
  type PublishedDataset,
  type SiteNames,
} from '../src/listing/open-dataset-view.ts'
import type { SourceRow } from '../src/source/dataset-source.ts'
import { datasetText } from './dataset-text.ts'
import { pageText } from './page-text.ts'
import {
  isFigure,
  writtenDate,
  writtenDay,
  writtenNumber,
  writtenSize,
  writtenValue,
} from './written-values.ts'

const word = (
  words: Readonly<Record<string, { vi: string; en: string }>>,
  key: string | null,
  locale: Locale,
): string | null => (key === null ? null : (words[key]?.[locale] ?? key))

/** When the next version is expected, and whether that day has passed. */
export const dataUpdates = (version: OfferedVersion, today: string) => {
  const day = localDate(version.publishedAt)
  return { due: nextUpdateDue(day, version.updateCycle), overdue: isOverdue(day, version.updateCycle, today) }
}

/** Files of a version: size and checksum beside each (R-OPN-04). */
export const downloads = (locale: Locale, version: OfferedVersion): Html =>
  html`<h2 id="tai-ve">${datasetText.download[locale]}</h2>
${version.files.length === 0 ? html`<p>${datasetText.noFiles[locale]}</p>` : null}
<ul class="downloads">${version.files.map(
    ({ format, size, hash }) => html`<li>
<a class="button ${format === 'csv' ? 'primary' : 'secondary'}" href="${filePath(version.datasetCode, version.number, format)}" download>${icon('download')}${fill(datasetText.downloadFile[locale], { format: fileFormats[format].title, size: writtenSize(size, locale) })}</a>
<span class="checksum">SHA-256: <code>${hash}</code></span></li>`,
  )}</ul>
<p class="muted"><small>${fill(datasetText.fileFacts[locale], { version: version.number, date: writtenDate(version.publishedAt), rows: writtenNumber(version.rowCount, locale) })}</small></p>`

/** The first rows, as a table that scrolls in its own frame. */
export const preview = (locale: Locale, version: OfferedVersion, rows: readonly SourceRow[]): Html => {
  if (rows.length === 0) return emptyState(datasetText.noRows[locale], datasetText.noRowsHelp[locale])
  const columns = version.fields.map((field) => ({
    field,
    texts: rows.map((row) => writtenValue(row[field.name], field.type, locale)),
  }))
  return table({
    caption: fill(datasetText.previewCaption[locale], {
      shown: writtenNumber(rows.length, locale),
      total: writtenNumber(version.rowCount, locale),
    }),
    tall: true,
    columns: columns.map(({ field, texts }) => ({
      heading: headingOf(field),
      numeric: isFigure(field.type),
      long: texts.some((text) => text.length > longText),
    })),
    rows: rows.map((_, index) => columns.map(({ texts }) => shortened(texts[index] ?? ''))),
  })
}

const longText = 60
const longestShown = 240

/** A preview shows how values look; the whole of a long one stands in the files. */
const shortened = (text: string): string =>
  text.length > longestShown ? `${text.slice(0, longestShown).trimEnd()}…` : text

const headingOf = (field: PublicField): string =>
  field.unit ? `${field.title} (${field.unit})` : field.title

/** What each column is called, means and holds. */
export const fieldTable = (locale: Locale, version: OfferedVersion): Html => {
  const described = version.fields.some(({ description }) => description)
  return table({
    caption: fill(datasetText.fieldCount[locale], { count: version.fields.length }),
    columns: [
      { heading: datasetText.fieldTitle[locale] },
      { heading: datasetText.fieldName[locale] },
      { heading: datasetText.fieldType[locale] },
      ...(described ? [{ heading: datasetText.fieldDescription[locale] }] : []),
    ],
    rows: version.fields.map((field) => [
      headingOf(field),
      html`<code>${field.name}</code>`,
      dataTypes[field.type as DataTypeKey]?.title[locale] ?? field.type,
      ...(described ? [field.description ?? ''] : []),
    ]),
  })
}

/** Owner, sector, cycle, legal basis, licence: who answers for the data and on what ground. */
export const aboutDataset = (
  locale: Locale,
  { publication, current, versions }: PublishedDataset,
  today: string,
): Html => {
  const { due, overdue } = dataUpdates(current, today)
  const first = versions.at(-1)
  return html`<section><h2>${datasetText.about[locale]}</h2>${facts([
    [
      pageText.owner[locale],
      html`<a href="/du-lieu?co-quan=${encodeURIComponent(current.ownerCode)}">${current.ownerName}</a>`,
    ],
    [datasetText.code[locale], html`<code>${current.datasetCode}</code>`],
    [pageText.sector[locale], current.sectorName],
    [pageText.dataType[locale], word(dataKinds, current.dataType, locale)],
    [datasetText.firstPublished[locale], first ? writtenDate(first.publishedAt) : null],
    [datasetText.lastUpdated[locale], writtenDate(current.publishedAt)],
    [datasetText.cycle[locale], word(updateCycles, current.updateCycle, locale)],
    [
      datasetText.nextUpdate[locale],
      due && publication.status === 'published'
        ? `${writtenDay(due)}${overdue ? ` (${datasetText.overdue[locale].toLowerCase()})` : ''}`
        : null,
    ],
    [datasetText.legalBasis[locale], current.legalBasis.length > 0 ? current.legalBasis.join('; ') : null],
    [datasetText.licence[locale], html`<a href="/giay-phep">${licences[current.licence][locale]}</a>`],
    [
      datasetText.recognition[locale],
      html`${datasetText.notRecognised[locale]}. ${datasetText.notRecognisedHelp[locale]}`,
    ],
  ])}</section>`
}

/** Ready-made citation of the version shown (R-OPN-08). */
export const whatToCite = (locale: Locale, version: OfferedVersion, names: SiteNames): Html =>
  html`<section><h2>${datasetText.cite[locale]}</h2><p>${datasetText.citeHelp[locale]}</p>
<blockquote class="quote">${citeVersion(version, names, locale)}</blockquote></section>`

/** Every version with its files and citation, newest first (R-OPN-05, R-OPN-08). */
export const versionList = (
  locale: Locale,
  { versions, current }: PublishedDataset,
  names: SiteNames,
): Html =>
  html`<section><h2>${datasetText.versions[locale]}</h2><p>${datasetText.versionsHelp[locale]}</p>
${versions.map((version) => {
  const links = version.files.map(
    ({ format, size }) =>
      html`<li><a href="${filePath(version.datasetCode, version.number, format)}" download>${fileFormats[format].title} (${writtenSize(size, locale)})<span class="unseen">, ${fill(datasetText.versionNumber[locale], { number: version.number })}</span></a></li>`,
  )
  return html`<details id="phien-ban-${version.number}"><summary>${fill(datasetText.versionNumber[locale], { number: version.number })} · ${writtenDate(version.publishedAt)} · ${fill(pageText.rows[locale], { count: writtenNumber(version.rowCount, locale) })}${version.number === current.number ? ` · ${datasetText.currentVersion[locale]}` : ''}</summary>
<ul class="entry-facts">${links}</ul><p class="quote">${citeVersion(version, names, locale)}</p></details>`
})}</section>`
