// SPDX-License-Identifier: Apache-2.0
import { type Html, html } from '@tinhso/kernel/html'
import { fill, type Locale } from '@tinhso/kernel/i18n'
import type { PublishedDataset } from '../src/listing/open-dataset-view.ts'
import type { SourceCorrection } from '../src/source/dataset-source.ts'
import { datasetText } from './dataset-text.ts'
import { writtenDate, writtenNumber } from './written-values.ts'

/**
 * What the owner corrected since the first version: which columns of how many rows, and which version has it (R-ING-12). Only
 * published columns are named; values stand in the versions themselves.
 */
export const correctionNotes = (
  locale: Locale,
  { versions, current }: PublishedDataset,
  corrections: readonly SourceCorrection[],
): Html | null => {
  const first = versions.at(-1)
  const notes = corrections.flatMap(({ load, at, rows, fieldIds }) => {
    const fields = current.fields.filter(({ id }) => fieldIds.includes(id)).map(({ title }) => title)
    if (!first || load <= first.knownLoad || fields.length === 0) return []
    const since = versions.filter(({ knownLoad }) => knownLoad >= load).at(-1)
    const note = fill(datasetText.correctionNote[locale], {
      date: writtenDate(at),
      rows: writtenNumber(rows, locale),
      fields: fields.join(', '),
    })
    const where = since
      ? fill(datasetText.correctionSince[locale], { version: since.number })
      : datasetText.correctionNext[locale]
    return [html`<li>${note} ${where}</li>`]
  })
  return notes.length === 0
    ? null
    : html`<section id="dinh-chinh"><h2>${datasetText.corrections[locale]}</h2><ul>${notes}</ul></section>`
}
