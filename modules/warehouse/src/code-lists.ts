// SPDX-License-Identifier: Apache-2.0
import type { Command } from '@tinhso/kernel/command'
import { sql } from 'kysely'
import type { BatchRow } from './batch/batch-store.ts'
import type { CodeListItem, CodeLists } from './checking/job.ts'
import type { DatasetSchema } from './contract/index.ts'
import { isSealed, loadTable, valueColumn } from './dataset-store/physical-model.ts'

/** What the warehouse asks of the code lists; the door of the reference module fits it. */
export interface CodeListPort {
  /** Every item a list ever had, with its validity. */
  itemsOf(
    list: string,
  ): Promise<
    readonly { code: string; name: { vi: string }; validFrom: string | null; validTo: string | null }[]
  >
  /** Notes that codes are stored here, so that they are closed and never deleted. */
  noteUse(command: Command, list: string, codes: readonly string[], usedBy: string): Promise<void>
}

/** Fetches the items of code lists for a check. */
export const readCodeLists = async (reference: CodeListPort, lists: readonly string[]): Promise<CodeLists> =>
  Object.fromEntries(
    await Promise.all(
      lists.map(async (list): Promise<[string, CodeListItem[]]> => {
        const items = await reference.itemsOf(list)
        return [
          list,
          items.map(({ name, code, validFrom, validTo }) => ({ code, name: name.vi, validFrom, validTo })),
        ]
      }),
    ),
  )

/** Tells the code lists which of their codes the rows of a batch bring into the store. */
export const noteCodes = async (
  reference: CodeListPort,
  command: Command,
  batch: BatchRow,
  schema: DatasetSchema,
): Promise<void> => {
  for (const field of schema.fields) {
    if (!field.codeList || isSealed(field)) continue
    const { rows } = await sql<{
      code: string
    }>`select distinct ${sql.ref(valueColumn(field.id))}::text as code
      from ${sql.table(`warehouse_load.${loadTable(batch.id)}`)}
      where ${sql.ref(valueColumn(field.id))} is not null`.execute(command.tx)
    const codes = rows.map(({ code }) => code)
    if (codes.length > 0)
      await reference.noteUse(command, field.codeList.list, codes, `warehouse:${batch.dataset_id}`)
  }
}
