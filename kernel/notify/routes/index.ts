// SPDX-License-Identifier: Apache-2.0
import type { RunCommand } from '../../command/index.ts'
import type { Route } from '../../http/index.ts'
import type { Notify } from '../notify.ts'
import { listNotifications } from './list-notifications.ts'
import { readNotifications } from './read-notifications.ts'

/** Reading one's own notices. */
export const notifyRoutes = (kernel: {
  readonly notify: Notify
  readonly runCommand: RunCommand
}): Route[] => [listNotifications(kernel.notify), readNotifications(kernel.notify, kernel.runCommand)]
