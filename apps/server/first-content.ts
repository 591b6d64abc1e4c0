// SPDX-License-Identifier: Apache-2.0
import { systemActor } from '@tinhso/kernel/access'
import type { House } from '@tinhso/kernel/module'
import { sql } from 'kysely'

const isLoaded = async (house: House, name: string): Promise<boolean> => {
  const { rows } = await sql`select from kernel.seed where name = ${name}`.execute(house.kernel.database.read)
  return rows.length > 0
}

/**
 * Loads the profile's content at the first start, and the training content when the mode asks for it. Every module's
 * part does nothing when run again, so a start that was cut short goes on where it stopped.
 */
export const loadFirstContent = async (house: House): Promise<void> => {
  const { kernel } = house
  const { demo } = kernel.config
  const name = demo ? 'first-content-demo' : 'first-content'
  if (await isLoaded(house, name)) return
  await house.seed({
    demo,
    progress: (module) =>
      kernel.log.info({ step: 'content', module }, `Đang nạp nội dung ban đầu: ${module}`),
  })
  await kernel.runCommand(
    { actor: systemActor('first-content') },
    { name: 'kernel.first-content', input: name },
    async (command) => {
      await sql`insert into kernel.seed (name, applied_at) values (${name}, ${command.now}) on conflict do nothing`.execute(
        command.tx,
      )
      await command.audit({ action: 'kernel.first-content-loaded', object: { type: 'seed', id: name } })
    },
  )
}
