// SPDX-License-Identifier: Apache-2.0
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { from } from 'pg-copy-streams'
import type { Task } from './contestant.ts'

/** Sends good.csv and bad.csv of the task's folder to the database in one transaction. */
export const copyBoth = async ({ client, table, bad, columns, folder }: Task): Promise<void> => {
  const send = (target: string, file: string) =>
    pipeline(
      createReadStream(`${folder}/${file}`, { highWaterMark: 1 << 18 }),
      client.query(from(`copy ${target} from stdin (format csv)`)),
    )
  await client.query('begin')
  await send(`${table} (${columns.join(',')})`, 'good.csv')
  await send(`${bad} (cells, faults)`, 'bad.csv')
  await client.query('commit')
}
