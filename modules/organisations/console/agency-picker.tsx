// SPDX-License-Identifier: Apache-2.0
import { type ControlAttributes, useApi, useTexts } from '@tinhso/kernel/ui'
import type { AgencyList, AgencyPage } from '@tinhso/organisations/contract'
import { Select } from 'antd'
import { useState } from 'react'
import { agencyFormTexts } from './agency-form-texts.ts'

const AGENCIES = '/api/organisations/agencies'

function useAgencyOptions(except: string) {
  const [q, setQ] = useState('')
  const found = useApi<AgencyList>(AGENCIES, { q, status: 'active', limit: 20 }, { keepPrevious: true })
  const options = (found.data?.items ?? [])
    .filter(({ code }) => code !== except)
    .map(({ code, name }) => ({ value: code, label: name }))
  return { options, search: { filterOption: false, onSearch: setQ }, loading: found.isFetching }
}

/** Chooses one agency in operation by typing its name, or none; the value is its code. */
export function AgencyPicker({
  value,
  except = '',
  onChange,
  ...control
}: ControlAttributes & { value: string; except?: string; onChange: (code: string) => void }) {
  const t = useTexts(agencyFormTexts)
  const { options, search, loading } = useAgencyOptions(except)
  const listed = value === '' || options.some((option) => option.value === value)
  const own = useApi<AgencyPage>(`${AGENCIES}/${encodeURIComponent(value)}`, {}, { enabled: !listed })
  const chosen = listed ? [] : [{ value, label: own.data?.name ?? value }]
  return (
    <Select
      {...control}
      allowClear
      loading={loading}
      showSearch={search}
      placeholder={t('chooseAgency')}
      value={value || null}
      options={[...chosen, ...options]}
      onChange={(code: string | null) => onChange(code ?? '')}
    />
  )
}

/** Chooses any number of agencies in operation; the values are their codes. */
export function AgenciesPicker({
  value,
  except,
  onChange,
  ...control
}: ControlAttributes & { value: string[]; except: string; onChange: (codes: string[]) => void }) {
  const t = useTexts(agencyFormTexts)
  const { options, search, loading } = useAgencyOptions(except)
  return (
    <Select
      {...control}
      mode="multiple"
      loading={loading}
      showSearch={search}
      placeholder={t('chooseAgency')}
      value={value}
      options={options}
      onChange={onChange}
    />
  )
}
