// SPDX-License-Identifier: Apache-2.0
import { type ControlAttributes, useApi, useTexts } from '@tinhso/kernel/ui'
import type { AgencyList } from '@tinhso/organisations/contract'
import { Select } from 'antd'
import { useState } from 'react'
import { openingTexts } from './opening-texts.ts'

/** Chooses agencies in operation by typing their names; the values are their codes. */
export function AgenciesPicker({
  value,
  onChange,
  ...control
}: ControlAttributes & { value: string[]; onChange: (codes: string[]) => void }) {
  const t = useTexts(openingTexts)
  const [q, setQ] = useState('')
  const found = useApi<AgencyList>(
    '/api/organisations/agencies',
    { q, status: 'active', limit: 20 },
    { keepPrevious: true },
  )
  return (
    <Select
      {...control}
      mode="multiple"
      loading={found.isFetching}
      showSearch={{ filterOption: false, onSearch: setQ }}
      placeholder={t('chosen')}
      value={value}
      options={(found.data?.items ?? []).map(({ code, name }) => ({ value: code, label: name }))}
      onChange={onChange}
    />
  )
}
