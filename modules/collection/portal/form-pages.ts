// SPDX-License-Identifier: Apache-2.0
import type { CommandContext } from '@tinhso/kernel/command'
import { AppError } from '@tinhso/kernel/errors'
import { type Html, html, layout, siteProfile } from '@tinhso/kernel/html'
import { definePage, type Page, statusOfError } from '@tinhso/kernel/http'
import { translate } from '@tinhso/kernel/i18n'
import type { CollectionParts } from '../src/collection-parts.ts'
import { messages, permissions, type Task, type TaskAddress } from '../src/contract/index.ts'
import { submitTask, takeTaskStep } from '../src/contribution/take-task-step.ts'
import { listTasks, viewTask } from '../src/contribution/task-view.ts'
import { saveDraft } from '../src/draft/save-draft.ts'
import { browserFilePages } from './browser-files.ts'
import { formHtml, formUrl, taskListHtml } from './form-html.ts'
import { formTexts as text } from './form-texts.ts'
import { readPost } from './read-post.ts'

type FormCall = Parameters<Page['handle']>[0]

const url = '/phieu/:round/:agency'
const addressOf = ({ params }: FormCall): TaskAddress => ({
  round: params['round'] ?? '',
  agency: params['agency'] ?? '',
})

const frame = ({ kernel }: CollectionParts, call: FormCall, title: string, body: Html): Html => {
  call.reply.header('cache-control', 'no-store')
  return layout({
    width: 'narrow',
    locale: call.locale,
    profile: siteProfile(kernel.profile),
    noIndex: true,
    demo: kernel.config.demo,
    title,
    path: call.request.url,
    body,
    account: { label: text.tasks[call.locale], url: '/phieu' },
  })
}

const showForm = async (parts: CollectionParts, call: FormCall, problem?: string): Promise<Html> => {
  const task = await viewTask(parts, call.actor, addressOf(call))
  const account = call.actor.kind === 'person' ? call.actor.accountId : ''
  const csrf =
    call.csrfToken === null ? null : html`<input type="hidden" name="_csrf" value="${call.csrfToken}">`
  const add = call.query['them'] !== undefined
  const body = formHtml(task, { locale: call.locale, account, csrf, problem, add })
  return frame(parts, call, task.round.title, body)
}

type Deed = (
  parts: CollectionParts,
  context: CommandContext,
  address: TaskAddress,
  post: Posted,
) => Promise<unknown>

interface Posted {
  readonly version: number
  readonly reason: string
  readonly confirmed: boolean
}

const contributor = { side: 'contributor' } as const

const deeds: Readonly<Record<string, Deed>> = {
  trinh: (parts, context, address, { version }) => submitTask(parts, context, address, { version }),
  'khong-phat-sinh': (parts, context, address, { version, confirmed }) => {
    if (!confirmed) throw new AppError('invalid', 'collection.nothing-entered')
    return submitTask(parts, context, address, { version, nothingToReport: true })
  },
  duyet: (parts, context, address) =>
    takeTaskStep(parts, context, address, {
      ...contributor,
      action: 'approve',
      permission: permissions.approve,
    }),
  rut: (parts, context, address) =>
    takeTaskStep(parts, context, address, {
      ...contributor,
      action: 'withdraw',
      permission: permissions.fill,
    }),
  tra: (parts, context, address, { reason }) =>
    takeTaskStep(parts, context, address, {
      ...contributor,
      action: 'send-back',
      permission: permissions.approve,
      reason,
    }),
}

const savePosted = async (parts: CollectionParts, call: FormCall, task: Task): Promise<number> => {
  if (!task.allowed.includes('fill')) return task.version
  const save = readPost(call.body ?? {}, new Set(task.rows.map(({ key }) => key)))
  if (save.changes.length + save.removed.length === 0) return task.version
  const saved = await saveDraft(parts, call.context, addressOf(call), save)
  if (saved.conflicts.length > 0) throw new AppError('conflict', 'collection.stale')
  return saved.version
}

const takePost = async (parts: CollectionParts, call: FormCall) => {
  const address = addressOf(call)
  const task = await viewTask(parts, call.actor, address)
  const version = await savePosted(parts, call, task)
  const work = call.body?.['viec'] ?? ''
  const posted = {
    version,
    reason: (call.body?.['ly-do'] ?? '').slice(0, 2000),
    confirmed: call.body?.['khong-phat-sinh'] === '1',
  }
  await deeds[work]?.(parts, call.context, address, posted)
  return call.reply.redirect(work === 'them' ? `${formUrl(task)}?them=1#chua-co-dong` : formUrl(task), 303)
}

const postForm = async (parts: CollectionParts, call: FormCall) => {
  try {
    return await takePost(parts, call)
  } catch (error) {
    if (!(error instanceof AppError) || error.kind === 'not-found' || error.kind === 'unauthenticated')
      throw error
    const words = messages[error.code as keyof typeof messages]
    call.reply.code(statusOfError(error))
    return showForm(parts, call, words ? translate(words, call.locale, error.details) : error.code)
  }
}

/** The form for phones: light pages that work without scripts and keep what was typed when the line breaks. */
export const formPages = (parts: CollectionParts): Page[] => [
  definePage({
    url: '/phieu',
    audience: 'signedIn',
    title: text.tasks,
    handle: async (call) =>
      frame(
        parts,
        call,
        text.tasks[call.locale],
        taskListHtml(await listTasks(parts, call.actor, false), call.locale),
      ),
  }),
  definePage({ url, audience: 'signedIn', title: text.tasks, handle: (call) => showForm(parts, call) }),
  definePage({
    url,
    method: 'POST',
    audience: 'signedIn',
    title: text.tasks,
    handle: (call) => postForm(parts, call),
  }),
  ...browserFilePages(),
]
