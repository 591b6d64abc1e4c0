// SPDX-License-Identifier: Apache-2.0
import { systemActor } from '../access/index.ts'
import { claimEvent, type HouseEvent } from '../events/index.ts'
import type { JobHandler } from '../jobs/index.ts'
import type { Subscriber } from './define-module.ts'
import type { Kernel } from './kernel.ts'

/** The job that carries one event to one subscriber, once, in a transaction of the subscriber's own. */
export const deliverEvent =
  (kernel: Kernel, subscribers: readonly Subscriber[]): JobHandler =>
  async (payload) => {
    const { subscriber: name, event } = payload as { subscriber: string; event: HouseEvent }
    const subscriber = subscribers.find((candidate) => candidate.name === name)
    if (!subscriber) throw new Error(`no subscriber ${name}`)
    const context = {
      actor: systemActor(name),
      causationId: event.id,
      ...(event.correlationId ? { correlationId: event.correlationId } : {}),
    }
    await kernel.runCommand(context, { name, input: event.id }, async (command) => {
      if (await claimEvent(command.tx, name, event.id, command.now)) await subscriber.handle(event, command)
      await command.audit({
        action: `${name}.received`,
        object: { type: 'event', id: event.id, label: event.type },
      })
    })
  }
