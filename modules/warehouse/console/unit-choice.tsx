// SPDX-License-Identifier: Apache-2.0
import { formatDate, formatNumber, useApi, useLanguage, useTexts } from '@tinhso/kernel/ui'
import type { UnitOption } from '@tinhso/warehouse/contract'
import { Radio, Select } from 'antd'
import { useState } from 'react'
import { unitTexts } from './unit-texts.ts'

type FoundUnit = { code: string; name: string; validFrom: string | null; validTo: string | null }

/** The last day on which a unit was, of its first day without it. */
export const lastDayOf = (validTo: string): string => {
  const day = new Date(`${validTo}T12:00:00Z`)
  day.setUTCDate(day.getUTCDate() - 1)
  return day.toISOString().slice(0, 10)
}

/** Facts by which a person tells units of one name apart: where, when, how large. */
function useFacts() {
  const t = useTexts(unitTexts)
  const { locale } = useLanguage()
  return (option: UnitOption): string =>
    [
      option.above.join(', '),
      option.code,
      option.validFrom && t('since', { day: formatDate(option.validFrom, locale) }),
      option.validTo && t('until', { day: formatDate(lastDayOf(option.validTo), locale) }),
      option.areaKm2 && t('area', { area: formatNumber(option.areaKm2, locale) }),
      option.population !== null && t('people', { count: formatNumber(option.population, locale) }),
    ]
      .filter(Boolean)
      .join(' · ')
}

function OtherUnit({
  day,
  label,
  onChange,
}: {
  day: string | undefined
  label: string
  onChange: (unit: string) => void
}) {
  const t = useTexts(unitTexts)
  const { locale } = useLanguage()
  const [q, setQ] = useState('')
  const found = useApi<{ items: FoundUnit[] }>(
    '/api/organisations/units',
    { q, date: day, limit: 30 },
    { enabled: q.length > 1, keepPrevious: true },
  )
  const options = (found.data?.items ?? []).map(({ code, name, validFrom, validTo }) => ({
    value: validFrom === null ? code : `${code}@${validFrom}`,
    label: `${name} (${code}${validTo ? `, ${t('until', { day: formatDate(lastDayOf(validTo), locale) })}` : ''})`,
  }))
  return (
    <Select
      aria-label={label}
      className="wh-other-unit"
      showSearch={{ filterOption: false, onSearch: setQ }}
      placeholder={t('otherFind')}
      loading={found.isFetching}
      options={options}
      onChange={onChange}
    />
  )
}

type UnitChoiceProps = {
  name: string
  options: UnitOption[]
  /** How many other datasets chose which unit. */
  offered?: ReadonlyMap<string | null, number>
  /** A split unit has only its parts to choose from. */
  closed: boolean
  day?: string | undefined
  value: string | null | undefined
  onChange: (unit: string | null | undefined) => void
}

/** Chooses a unit among those that may be meant, any other of the register, or none. */
export function UnitChoiceInput({ name, options, offered, closed, day, value, onChange }: UnitChoiceProps) {
  const t = useTexts(unitTexts)
  const factsOf = useFacts()
  const [other, setOther] = useState(false)
  const listed = options.some(({ unit }) => unit === value)
  const chosen = other ? 'other' : value === null ? 'keep' : listed ? value : value ? 'other' : undefined
  const note = (unit: string | null) => {
    const count = offered?.get(unit)
    return count ? <strong> {t('offered', { count })}</strong> : null
  }
  return (
    <Radio.Group
      className="wh-units"
      aria-label={name}
      value={chosen}
      onChange={({ target }) => {
        setOther(target.value === 'other')
        onChange(target.value === 'other' ? undefined : target.value === 'keep' ? null : target.value)
      }}
    >
      {options.map((option) => (
        <Radio key={option.unit} value={option.unit}>
          {option.name}
          {note(option.unit)}
          <small className="wh-facts">{factsOf(option)}</small>
        </Radio>
      ))}
      {!closed && <Radio value="other">{t('other')}</Radio>}
      {!closed && chosen === 'other' && (
        <OtherUnit day={day} label={`${t('other')}: ${name}`} onChange={onChange} />
      )}
      {!closed && (
        <Radio value="keep">
          {t('keep')}
          {note(null)}
        </Radio>
      )}
    </Radio.Group>
  )
}
