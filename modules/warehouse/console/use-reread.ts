// SPDX-License-Identifier: Apache-2.0
import { useCommand } from '@tinhso/kernel/ui'
import type { ReadingChoices, TextEncoding } from '@tinhso/warehouse/contract'
import { type BatchAddress, batchPath, datasetPath } from './batch-api.ts'

/** How a file was read, as far as a person may choose. */
export type Reading = {
  kind: string
  encoding: TextEncoding
  sheet: string | null
  headerRow: number
  headerRows?: number
  leaveOut?: boolean
  choices?: ReadingChoices
  projection?: string
}

/** Has the file read again in the way given, over the version of the batch that the person saw. */
export function useReread(address: BatchAddress, version: number) {
  return useCommand<Reading>(
    (reading) => ({
      path: `${batchPath(address)}/reread`,
      body: {
        version,
        reading: {
          headerRow: reading.headerRow,
          headerRows: reading.headerRows ?? 1,
          leaveOut: reading.leaveOut ?? false,
          encoding: reading.encoding,
          choices: reading.choices ?? {},
          ...(reading.sheet === null ? {} : { sheet: reading.sheet }),
          ...(reading.projection ? { projection: reading.projection } : {}),
        },
      },
    }),
    [datasetPath(address.code)],
  )
}
