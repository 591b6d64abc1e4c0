// SPDX-License-Identifier: Apache-2.0
import type { CommandContext } from '@tinhso/kernel/command'
import { personOf } from '../batch/batch-access.ts'
import type { BatchAddress } from '../batch/decide-batch.ts'
import type { FixOutcome } from '../contract/index.ts'
import { fixing } from '../quarantine/fix-rows.ts'
import { setAsideRows } from '../quarantine/quarantine-store.ts'
import { recheckRows, settleCounts } from '../quarantine/recheck-rows.ts'
import { refuse } from '../refuse.ts'
import type { WarehouseParts } from '../warehouse-parts.ts'
import { chooseConflicts, listConflicts } from './conflict-store.ts'

/**
 * Keeps the stored rows, or takes the new ones, of records that contradict another source (R-WH-04): those named, or all
 * that are not decided. Who chose is kept with each; taking the new one still passes the check.
 */
export const settleConflicts = (
  parts: WarehouseParts,
  context: CommandContext,
  address: BatchAddress,
  input: { choice: 'stored' | 'new'; records?: number[] | undefined; version?: number | undefined },
): Promise<FixOutcome> =>
  fixing(
    parts,
    context,
    address,
    { name: 'warehouse.source-conflicts-settled', version: input.version, input },
    async ({ command, batch, schema, open }) => {
      const wanted = input.records?.map(String)
      const conflicts = await listConflicts(command.tx, batch.id, { records: wanted, undecided: true })
      const rows = await open({ records: conflicts.map(({ record }) => record) })
      const records = rows.map(({ record }) => record)
      const unknown = wanted?.find((record) => !records.includes(record))
      if (unknown) throw refuse('not-found', 'warehouse.unknown-record', { record: unknown })
      const who = { ...personOf(command.actor), at: command.now }
      await chooseConflicts(command.tx, batch.id, records, input.choice, who)
      if (input.choice === 'new') return recheckRows({ parts, command, batch, schema }, rows)
      const reason = 'Giữ giá trị đang có của nguồn khác'
      const discarded = await setAsideRows(command.tx, batch.id, 'discarded', reason, who, records)
      return settleCounts(command, batch, { changed: discarded, passed: 0, discarded })
    },
  )
