// SPDX-License-Identifier: Apache-2.0
import { useCallback, useEffect, useState } from 'react'
import { useSearchChange, useSearchValues } from '../navigation.tsx'

/** The part of the address that belongs to a list: what was typed, filters, order and page. */
export type ListAddress = {
  text: string
  sort: string
  cursor: string
  filters: Record<string, string>
}

/** Reads a list's state from the address and writes it back; every change but paging returns to the first page. */
export function useListAddress(filterKeys: readonly string[]) {
  const values = useSearchValues()
  const change = useSearchChange()
  const filters: Record<string, string> = {}
  for (const key of filterKeys) if (values[key]) filters[key] = values[key]
  const address: ListAddress = {
    text: values['q'] ?? '',
    sort: values['sort'] ?? '',
    cursor: values['cursor'] ?? '',
    filters,
  }
  const set = useCallback(
    (changes: Record<string, string | null>) => change({ cursor: null, ...changes }),
    [change],
  )
  return { address, set }
}

/** Text that reaches the address only when typing pauses, so that each letter does not ask the server. */
export function useSettledText(value: string, settle: (value: string) => void) {
  const [typed, setTyped] = useState(value)
  useEffect(() => setTyped(value), [value])
  useEffect(() => {
    if (typed === value) return
    const timer = setTimeout(() => settle(typed), 250)
    return () => clearTimeout(timer)
  }, [typed, value, settle])
  return [typed, setTyped] as const
}
