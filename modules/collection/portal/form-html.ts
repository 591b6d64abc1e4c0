// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto'
import { attributes, button, type Html, html } from '@tinhso/kernel/html'
import { fill, type Locale } from '@tinhso/kernel/i18n'
import { contributionTitles, type Task, type TaskSummary } from '../src/contract/index.ts'
import { browserFile } from './browser-files.ts'
import { formTexts as text } from './form-texts.ts'
import { emptyRow, openFields, rowHtml } from './row-html.ts'

/** Rows that one page of the form shows; more are better done at a computer. */
export const rowsOnPage = 30

const day = (date: string) => date.split('-').reverse().join('/')

/** Address of a form. */
export const formUrl = ({ round, agency }: Pick<TaskSummary, 'round' | 'agency'>): string =>
  `/phieu/${encodeURIComponent(round.code)}/${encodeURIComponent(agency.code)}`

const dueHtml = (task: TaskSummary, locale: Locale): Html => {
  const left = task.late ? text.late[locale] : fill(text.daysLeft[locale], { days: task.daysLeft })
  const owes = ['not-opened', 'drafting', 'returned', 'awaiting-approval'].includes(task.status)
  return html`<p><strong>${contributionTitles[task.status][locale]}</strong> · ${fill(text.due[locale], { day: day(task.dueOn) })}${
    owes ? html` <span ${attributes({ class: task.late ? 'phieu-late' : null })}>(${left})</span>` : null
  }</p>`
}

const fromHtml = ({ round }: TaskSummary, locale: Locale) =>
  fill(text.from[locale], { owner: round.owner.name, period: round.period.value })

/** The list of forms that wait for the agencies of a person. */
export const taskListHtml = (tasks: readonly TaskSummary[], locale: Locale): Html => html`
<link rel="stylesheet" href="${browserFile('form.css')}">
<h1>${text.tasks[locale]}</h1>
${tasks.length === 0 ? html`<p>${text.tasksNone[locale]}</p>` : null}
<ul class="phieu-list">${tasks.map(
  (task) => html`<li><a href="${formUrl(task)}">${task.round.title}</a>
<p>${task.agency.name}. ${fromHtml(task, locale)}</p>${dueHtml(task, locale)}</li>`,
)}</ul>`

const submitPart = (task: Task, locale: Locale): Html | null => {
  if (!task.allowed.includes('submit')) return null
  return html`<div class="phieu-actions">${button({ label: text.submit[locale], name: 'viec', value: 'trinh' })}
<details class="phieu-nothing"><summary>${text.nothing[locale]}</summary>
<label><input type="checkbox" name="khong-phat-sinh" value="1"> ${text.nothingConfirm[locale]}</label>
${button({ label: text.nothing[locale], kind: 'secondary', name: 'viec', value: 'khong-phat-sinh' })}</details></div>`
}

const leaderPart = (task: Task, locale: Locale): Html | null => {
  const may = (action: Task['allowed'][number]) => task.allowed.includes(action)
  if (!may('approve') && !may('send-back') && !may('withdraw')) return null
  return html`<div class="phieu-actions">
${may('approve') ? button({ label: text.approve[locale], name: 'viec', value: 'duyet' }) : null}
${may('withdraw') ? button({ label: text.withdraw[locale], kind: 'secondary', name: 'viec', value: 'rut' }) : null}
${
  may('send-back')
    ? html`<div class="field"><label for="ly-do">${text.reason[locale]}</label><textarea id="ly-do" name="ly-do" rows="2" maxlength="2000"></textarea></div>${button({ label: text.sendBack[locale], kind: 'secondary', name: 'viec', value: 'tra' })}`
    : null
}</div>`
}

const scriptPart = (task: Task, account: string, locale: Locale): Html => {
  const told = Object.fromEntries(Object.entries(text).map(([key, words]) => [key, words[locale]]))
  const labels = openFields(task).map(({ id, title }) => [id, title.vi])
  return html`<div id="phieu" hidden ${attributes({
    'data-task': `${task.round.code}/${task.agency.code}`,
    'data-account': account,
    'data-version': task.version,
    'data-texts': JSON.stringify(told),
    'data-labels': JSON.stringify(labels),
  })}></div>
<link rel="modulepreload" href="${browserFile('draft-keeper.ts')}"><link rel="modulepreload" href="${browserFile('row-dom.ts')}">
<script type="module" src="${browserFile('form.ts')}"></script>`
}

/** What a form is drawn from beside the task itself. */
export interface FormDrawing {
  readonly locale: Locale
  readonly account: string
  readonly csrf: Html | null
  /** A refusal of what was just asked, in words. */
  readonly problem?: string | undefined
  /** Whether an empty row is wanted, for browsers without scripts. */
  readonly add: boolean
}

const headHtml = (task: Task, { locale, problem }: FormDrawing): Html => html`
<h1>${task.round.title}</h1>
<p>${task.agency.name}. ${fromHtml(task, locale)}</p>${dueHtml(task, locale)}
${problem ? html`<div class="error-summary" role="alert"><p>${problem}</p></div>` : null}
${task.status === 'returned' && task.returned ? html`<div class="error-summary" role="status"><p>${fill(text.returned[locale], { reason: task.returned.reason })}</p></div>` : null}
${task.instructions ? html`<details class="phieu-help"><summary>${text.instructions[locale]}</summary><p class="phieu-text">${task.instructions}</p></details>` : null}
${task.nothingToReport ? html`<p><strong>${text.nothingTold[locale]}</strong></p>` : null}`

/** The form of one agency: works without scripts; with them it saves by itself and survives a cut connection. */
export const formHtml = (task: Task, drawing: FormDrawing): Html => {
  const { locale, add } = drawing
  const editable = task.allowed.includes('fill')
  const key = () => `m${randomBytes(9).toString('hex')}`
  const rows = [...task.rows.slice(0, rowsOnPage), ...(add ? [emptyRow(key(), task.rows.length)] : [])]
  const draw = { task, locale, editable }
  return html`<link rel="stylesheet" href="${browserFile('form.css')}">
${headHtml(task, drawing)}
${task.rows.length > rowsOnPage ? html`<p>${fill(text.more[locale], { count: task.rows.length })} <a href="/console/viec-thu-thap/${task.round.code}/${task.agency.code}">${text.fullPage[locale]}</a></p>` : null}
<form method="post" action="${formUrl(task)}" novalidate>${drawing.csrf}
<input type="hidden" name="phien-ban" value="${task.version}">
<div id="cac-dong">${rows.map((row, index) => rowHtml(row, index + 1, draw))}</div>
${rows.length === 0 && editable ? html`<p id="chua-co-dong">${text.noRows[locale]}</p>` : null}
${
  editable
    ? html`<template id="dong-moi">${rowHtml(emptyRow('MAU', 0), 0, draw)}</template>
<p class="phieu-state" id="tinh-trang" role="status"></p>
<div class="phieu-actions">${button({ label: text.add[locale], kind: 'secondary', name: 'viec', value: 'them' })}
${button({ label: text.save[locale], kind: 'secondary', name: 'viec', value: 'luu' })}</div>`
    : null
}
${submitPart(task, locale)}${leaderPart(task, locale)}
${task.status === 'awaiting-approval' ? html`<p>${text.waits[locale]}</p>` : null}
${task.status === 'sent' || task.status === 'accepted' ? html`<p>${text.sent[locale]}</p>` : null}
</form>${editable ? scriptPart(task, drawing.account, locale) : null}`
}
