// SPDX-License-Identifier: Apache-2.0
import { useApi, useLanguage } from '@tinhso/kernel/ui'

type Items = { items: { code: string; name: { vi: string; en: string } }[] }

/** Names of the sectors by code, from the shared code list. */
export function useSectors(): { value: string; label: string }[] {
  const { locale } = useLanguage()
  const list = useApi<Items>('/api/reference/code-lists/sectors/items', { limit: 200 })
  return (list.data?.items ?? []).map(({ code, name }) => ({ value: code, label: name[locale] }))
}

/** The name of a sector; its code while the names are being read. */
export function useSectorName(): (code: string | null) => string {
  const sectors = useSectors()
  return (code) => sectors.find(({ value }) => value === code)?.label ?? code ?? ''
}
