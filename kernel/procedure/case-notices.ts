// SPDX-License-Identifier: Apache-2.0
import type { Actor } from '../access/index.ts'
import type { Command } from '../command/index.ts'
import { fill, type Locale, type Text } from '../i18n/index.ts'
import { type Holder, holdersOf } from './case-people.ts'
import type { CaseRecord } from './case-record.ts'
import type { Definition, NoticeSpec } from './contract.ts'
import { stateOf } from './definition-graph.ts'
import type { Engine } from './engine.ts'

/** Payload of the job that finds the people and tells them. */
export interface Tell {
  readonly to: readonly Holder[]
  readonly except: string | null
  readonly title: Text
  readonly body: Text | null
  readonly link: string | null
}

const said = (text: Text, definition: Definition, record: CaseRecord, reason: string | null): Text => {
  const state = stateOf(definition, record.state)?.title
  const say = (locale: Locale) =>
    fill(text[locale], {
      title: record.title,
      procedure: definition.title[locale],
      state: state?.[locale] ?? record.state,
      reason: reason ?? '',
      due: record.due?.on ?? '',
    })
  return { vi: say('vi'), en: say('en') }
}

/** Queues the notices of a step; who is meant is fixed now, the accounts are looked up when the job runs. */
export const queueNotices = async (
  command: Command,
  notices: readonly NoticeSpec[],
  about: {
    readonly definition: Definition
    readonly record: CaseRecord
    readonly by: Actor
    readonly reason: string | null
  },
): Promise<void> => {
  const { definition, record, by, reason } = about
  for (const notice of notices) {
    const to = notice.to.flatMap((spec) => holdersOf(spec, record))
    if (to.length === 0) continue
    const tell: Tell = {
      to,
      except: by.kind === 'person' ? by.accountId : null,
      title: said(notice.title, definition, record, reason),
      body: notice.body ? said(notice.body, definition, record, reason) : null,
      link: record.link,
    }
    await command.enqueue('procedure.tell', tell)
  }
}

/** Tells everybody a notice is meant for, once each, and not the person who caused it. */
export const deliverNotice = async (engine: Engine, tell: Tell): Promise<void> => {
  const found = await Promise.all(
    tell.to.map((holder) =>
      holder.accountId ? [holder.accountId] : engine.accountsWithRole(holder.role, holder.agencyId),
    ),
  )
  const accountIds = [...new Set(found.flat())].filter((id) => id !== tell.except)
  if (accountIds.length === 0) return
  const { title, body, link } = tell
  const notice = {
    accountIds,
    kind: 'procedure',
    title,
    ...(body ? { body } : {}),
    ...(link ? { link } : {}),
  }
  await engine.database.transaction((tx) => engine.notify(tx, notice))
}
