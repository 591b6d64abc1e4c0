// SPDX-License-Identifier: Apache-2.0
import type { RunCommand } from '../../command/index.ts'
import type { Database } from '../../database/index.ts'
import type { Route } from '../../http/index.ts'
import type { ContactsOf } from '../contact.ts'
import type { Notify } from '../notify.ts'
import { listNotifications } from './list-notifications.ts'
import { changePreferences, getPreferences } from './preferences.ts'
import { readNotifications } from './read-notifications.ts'

/** Reading one's own notices, and choosing how to be told of them. */
export const notifyRoutes = (kernel: {
  readonly notify: Notify
  readonly runCommand: RunCommand
  readonly database: Database
  readonly ports: { readonly contactsOf: ContactsOf }
}): Route[] => {
  const parts = { ...kernel, contactsOf: (ids: readonly string[]) => kernel.ports.contactsOf(ids) }
  return [
    listNotifications(kernel.notify),
    readNotifications(kernel.notify, kernel.runCommand),
    getPreferences(parts),
    changePreferences(parts),
  ]
}
