// SPDX-License-Identifier: Apache-2.0
import { systemActor } from '@tinhso/kernel/access'
import type { Eraser, SampleSet } from '@tinhso/kernel/erasing'
import { openForm } from '@tinhso/kernel/print'
import { sql } from 'kysely'
import type { CollectionParts } from '../collection-parts.ts'

interface Held {
  readonly id: string
  readonly name: string
  readonly content: Buffer
}

/** Whether a piece stands in a cell of the form, its name or a sheet's; a form that cannot be read any more counts too. */
const holds = ({ name, content }: Held, samples: SampleSet): boolean => {
  try {
    const sheets = openForm(content).sheets.map((sheet) => [
      sheet.name,
      sheet.rows.flatMap(({ cells }) => cells.map(({ text }) => text ?? '')),
    ])
    return samples.standsIn([name, sheets])
  } catch {
    return true
  }
}

/** Removes forms of superiors in which content that must go was left standing; the form is brought again without it. */
export const formEraser = ({ kernel }: CollectionParts): Eraser => ({
  name: 'collection.forms',
  title: { vi: 'Biểu mẫu của cấp trên', en: 'Forms of superiors' },
  phase: 'copies',
  touches: () => ['collection.form'],
  erase: ({ purgeId, samples }) =>
    kernel.runCommand(
      { actor: systemActor('purge') },
      { name: 'purge.collection-form', input: { purgeId } },
      async (command) => {
        const { rows } = await sql<Held>`select dataset_id as id, file_name as name, content
          from collection.form`.execute(command.tx)
        const ids = rows.filter((form) => holds(form, samples)).map(({ id }) => id)
        await sql`delete from collection.form where dataset_id = any(${ids}::uuid[])`.execute(command.tx)
        await command.audit({
          action: 'purge.erased',
          object: { type: 'purge', id: purgeId },
          after: { store: 'collection.form', rows: ids.length },
        })
        return { forms: ids.length }
      },
    ),
})
