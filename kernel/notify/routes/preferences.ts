// SPDX-License-Identifier: Apache-2.0
import { Type } from 'typebox'
import type { Actor } from '../../access/index.ts'
import type { RunCommand } from '../../command/index.ts'
import type { Database } from '../../database/index.ts'
import { defineRoute } from '../../http/index.ts'
import { type ContactsOf, mobileNumber } from '../contact.ts'
import {
  type NoticePreference,
  readPreferences,
  usualPreference,
  writePreference,
} from '../notice-preference.ts'
import type { Notify } from '../notify.ts'
import { refuse } from '../notify-messages.ts'

interface PreferenceParts {
  readonly database: Database
  readonly notify: Notify
  readonly runCommand: RunCommand
  readonly contactsOf: ContactsOf
}

const url = '/api/notifications/preferences'

const Choice = {
  mail: Type.Union([Type.Literal('at-once'), Type.Literal('daily'), Type.Literal('never')]),
  sms: Type.Boolean(),
  zalo: Type.Boolean(),
  version: Type.Integer({ minimum: 0 }),
}

const Ways = Type.Array(Type.Union([Type.Literal('mail'), Type.Literal('sms'), Type.Literal('zalo')]))

const accountOf = (actor: Actor): string => (actor.kind === 'person' ? actor.accountId : '')

/** How the signed-in official is told outside the house, and which ways the province has opened. */
export const getPreferences = ({ database, notify, contactsOf }: PreferenceParts) =>
  defineRoute({
    operationId: 'notify.getPreferences',
    method: 'GET',
    url,
    audience: 'signedIn',
    summary: { vi: 'Cách tôi nhận thông báo', en: 'How I am told' },
    response: Type.Object({
      ...Choice,
      ways: Ways,
      email: Type.Union([Type.String(), Type.Null()]),
      phone: Type.Union([Type.String(), Type.Null()], { description: 'Null: no valid mobile number' }),
    }),
    handle: async ({ actor }) => {
      const accountId = accountOf(actor)
      const chosen = (await readPreferences(database.read, [accountId])).get(accountId) ?? usualPreference
      const contact = (await contactsOf([accountId])).get(accountId)
      const phone = mobileNumber(contact?.phone) && contact!.phone
      return { ...chosen, ways: [...notify.ways], email: contact?.email ?? null, phone }
    },
  })

const checkChoice = async (
  { notify, contactsOf }: PreferenceParts,
  accountId: string,
  wished: NoticePreference,
) => {
  const messages = (['sms', 'zalo'] as const).filter((way) => wished[way])
  if (messages.some((way) => !notify.ways.includes(way))) throw refuse('conflict', 'notify.way-not-open')
  if (messages.length === 0) return
  const phone = mobileNumber((await contactsOf([accountId])).get(accountId)?.phone)
  if (phone === null) throw refuse('invalid', 'notify.no-mobile-number')
}

/** Changes how the signed-in official is told outside the house. */
export const changePreferences = (parts: PreferenceParts) =>
  defineRoute({
    operationId: 'notify.changePreferences',
    method: 'PUT',
    url,
    audience: 'signedIn',
    summary: { vi: 'Đổi cách tôi nhận thông báo', en: 'Change how I am told' },
    body: Type.Object(Choice),
    response: Type.Object({ version: Type.Integer() }),
    handle: async ({ actor, body, context }) => {
      const accountId = accountOf(actor)
      await checkChoice(parts, accountId, body)
      await parts.runCommand(context, { name: 'notify.change-preferences', input: body }, async (command) => {
        if (!(await writePreference(command.tx, accountId, body, command.now)))
          throw refuse('conflict', 'notify.stale')
        const { version: _, ...after } = body
        await command.audit({
          action: 'notify.preferences-changed',
          object: { type: 'account', id: accountId },
          after,
        })
        return null
      })
      return { version: body.version + 1 }
    },
  })
