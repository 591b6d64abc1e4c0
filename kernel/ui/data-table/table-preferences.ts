// SPDX-License-Identifier: Apache-2.0
import { useCallback, useState } from 'react'

/** What a person chose for one table on this device. */
export type TablePreferences = { hidden: string[]; density: 'comfortable' | 'compact' }

function read(key: string, fallback: TablePreferences): TablePreferences {
  try {
    return { ...fallback, ...JSON.parse(localStorage.getItem(key) ?? '{}') }
  } catch {
    return fallback
  }
}

/** Remembers columns and row height per table. */
export function useTablePreferences(table: string, hiddenAtFirst: string[]) {
  const key = `tinhso.table.${table}`
  const [preferences, setPreferences] = useState(() =>
    read(key, { hidden: hiddenAtFirst, density: 'comfortable' }),
  )
  const change = useCallback(
    (changes: Partial<TablePreferences>) =>
      setPreferences((current) => {
        const next = { ...current, ...changes }
        localStorage.setItem(key, JSON.stringify(next))
        return next
      }),
    [key],
  )
  return [preferences, change] as const
}
