// SPDX-License-Identifier: Apache-2.0

import { fill, type Locale } from '../i18n/index.ts'
import { attributes, type Html, type HtmlValue, html } from './html.ts'
import { type IconName, icon } from './icon.ts'
import { siteText } from './site-text.ts'

/** A step of the trail that leads to a page; the last one has no address. */
export interface Crumb {
  readonly label: string
  readonly url?: string
}

/** The trail of pages above the title; nothing when there is only one step. */
export function breadcrumbs(locale: Locale, crumbs: readonly Crumb[]): Html {
  if (crumbs.length < 2) return html``
  return html`<nav class="crumbs" aria-label="${siteText.breadcrumbs[locale]}"><ol>${crumbs.map(
    (crumb) =>
      html`<li>${crumb.url ? html`<a href="${crumb.url}">${crumb.label}</a>` : html`<span aria-current="page">${crumb.label}</span>`}</li>`,
  )}</ol></nav>`
}

/** Links to the pages of a list; `urlOf` makes the address of a page, counted from 1. */
export function pagination(
  locale: Locale,
  list: { page: number; pageCount: number; urlOf: (page: number) => string },
): Html {
  const { page, pageCount, urlOf } = list
  if (pageCount < 2) return html``
  const shown = [...new Set([1, page - 1, page, page + 1, pageCount])].filter((n) => n >= 1 && n <= pageCount)
  const link = (number: number) =>
    number === page
      ? html`<span class="page" aria-current="page"><span class="unseen">${siteText.page[locale]} </span>${number}</span>`
      : html`<a class="page" href="${urlOf(number)}"><span class="unseen">${siteText.page[locale]} </span>${number}</a>`
  const gap = (number: number, index: number) =>
    index > 0 && number - shown[index - 1]! > 1 ? html`<li class="gap" aria-hidden="true">…</li>` : null
  return html`<nav class="pages" aria-label="${siteText.pages[locale]}"><ul>
${page > 1 ? html`<li><a class="page" rel="prev" href="${urlOf(page - 1)}">${icon('previous')}${siteText.previous[locale]}</a></li>` : null}
${shown.map((number, index) => html`${gap(number, index)}<li>${link(number)}</li>`)}
${page < pageCount ? html`<li><a class="page" rel="next" href="${urlOf(page + 1)}">${siteText.next[locale]}${icon('next')}</a></li>` : null}
</ul></nav>`
}

/** A column of a table: its heading, and how it stands. */
export interface Column {
  readonly heading: HtmlValue
  /** Figures stand right, in tabular digits. */
  readonly numeric?: boolean
  /** Sentences: the column gets room, so that rows stay low. */
  readonly long?: boolean
}

/**
 * A table with a caption; the first cell of a row names it. A wide table scrolls inside its own frame, which
 * takes the focus so that the keyboard can scroll it.
 */
export function table(options: {
  caption: string
  captionUnseen?: boolean
  columns: readonly Column[]
  rows: readonly (readonly HtmlValue[])[]
  /** A tall table scrolls inside its frame, its headings stay. */
  tall?: boolean
}): Html {
  const { columns, rows, caption } = options
  const kind = (index: number) =>
    attributes({ class: columns[index]?.numeric ? 'figure' : columns[index]?.long ? 'long' : null })
  const cell = (value: HtmlValue, index: number) =>
    index === 0 ? html`<th scope="row" ${kind(index)}>${value}</th>` : html`<td ${kind(index)}>${value}</td>`
  return html`<div class="${options.tall ? 'table-frame tall' : 'table-frame'}" role="region" aria-label="${caption}" tabindex="0"><table>
<caption ${attributes({ class: options.captionUnseen ? 'unseen' : null })}>${caption}</caption>
<thead><tr>${columns.map((column, index) => html`<th scope="col" ${kind(index)}>${column.heading}</th>`)}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${row.map(cell)}</tr>\n`)}</tbody>
</table></div>`
}

/** Pairs of a name and its value. Pairs whose value is null or undefined are left out. */
export function facts(pairs: readonly (readonly [name: HtmlValue, value: HtmlValue])[]): Html {
  const known = pairs.filter(([, value]) => value !== null && value !== undefined && value !== '')
  return html`<dl class="facts">${known.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`
}

/** What a coloured block or badge means; the word and the icon say it too. */
export type Meaning = 'information' | 'success' | 'warning' | 'danger'

const meaningIcons: Record<Meaning, IconName> = {
  information: 'information',
  success: 'check',
  warning: 'warning',
  danger: 'danger',
}

/** A notice across the page. */
export function notice(meaning: Meaning, body: HtmlValue): Html {
  return html`<div class="notice ${meaning}">${icon(meaningIcons[meaning])}<div>${body}</div></div>`
}

/** A short state beside a title. */
export function badge(meaning: Meaning | 'neutral', text: string): Html {
  return html`<span class="badge ${meaning}">${meaning === 'neutral' ? null : icon(meaningIcons[meaning])}${text}</span>`
}

/** What an empty list says: what would stand here, and what to do next. */
export function emptyState(title: string, body: HtmlValue): Html {
  return html`<div class="empty"><p class="empty-title">${title}</p><div>${body}</div></div>`
}

/** The line above a list: how many there are. */
export function countLine(text: string, values: Record<string, string | number>): Html {
  return html`<p class="count" role="status">${fill(text, values)}</p>`
}
