// SPDX-License-Identifier: Apache-2.0
import { type Column, DataTable, PageHeader, StateTag, useSearchValues, useTexts } from '@tinhso/kernel/ui'
import type { Unit, UnitLevel } from '@tinhso/organisations/contract'
import { AsOf } from './as-of.tsx'
import { organisationsTexts } from './organisations-texts.ts'
import { usePeriod } from './period.tsx'

const LEVELS: UnitLevel[] = ['commune', 'province', 'district']

/** Administrative units in force today or on a day (R-ORG-02). */
export function Page() {
  const t = useTexts(organisationsTexts)
  const period = usePeriod()
  const { date } = useSearchValues()
  const columns: Column<Unit>[] = [
    { key: 'name', title: t('name'), text: ({ name }) => name },
    { key: 'code', title: t('code'), text: ({ code }) => code, render: ({ code }) => <code>{code}</code> },
    { key: 'kind', title: t('kind'), text: ({ kind }) => kind },
    { key: 'level', title: t('level'), text: ({ level }) => t(`unit.${level}`) },
    { key: 'parent', title: t('unitParent'), text: ({ parentCode }) => parentCode ?? '' },
    { key: 'validity', title: t('validity'), text: ({ validFrom, validTo }) => period(validFrom, validTo) },
    {
      key: 'checked',
      title: t('status'),
      text: ({ checked }) => (checked ? '' : t('unchecked')),
      render: ({ checked }) => !checked && <StateTag meaning="warning">{t('unchecked')}</StateTag>,
    },
  ]
  return (
    <>
      <PageHeader title={t('units')} purpose={t('unitsPurpose')} />
      <div className="ts-before-table">
        <AsOf />
      </div>
      <DataTable
        name="don-vi-hanh-chinh"
        label={t('units')}
        path="/api/organisations/units"
        query={{ date }}
        columns={columns}
        filters={[
          {
            key: 'level',
            title: t('level'),
            options: LEVELS.map((level) => ({ value: level, label: t(`unit.${level}`) })),
          },
        ]}
        rowKey={({ id }) => id}
        rowLink={({ code }) => `/don-vi-hanh-chinh/${encodeURIComponent(code)}${date ? `?date=${date}` : ''}`}
        empty={{ title: t('unitsEmpty'), help: t('agenciesEmptyHelp') }}
      />
    </>
  )
}
