// SPDX-License-Identifier: Apache-2.0
import {
  type Column,
  DataTable,
  PageHeader,
  StateTag,
  useGo,
  useMay,
  useSearchValues,
  useTexts,
} from '@tinhso/kernel/ui'
import type { Agency, AgencyLevel } from '@tinhso/organisations/contract'
import { Button } from 'antd'
import { Plus, UserRoundSearch } from 'lucide-react'
import { agencyFormTexts } from './agency-form-texts.ts'
import { AsOf } from './as-of.tsx'
import { organisationsTexts } from './organisations-texts.ts'
import { usePeriod } from './period.tsx'

const LEVELS: AgencyLevel[] = ['province', 'department', 'public-service-unit', 'commune', 'district']

/** The register of agencies, today or as of a day (R-ORG-01). */
export function Page() {
  const t = useTexts(organisationsTexts)
  const form = useTexts(agencyFormTexts)
  const go = useGo()
  const may = useMay()
  const period = usePeriod()
  const { date } = useSearchValues()
  const columns: Column<Agency>[] = [
    { key: 'name', title: t('name'), width: 300, sort: { up: 'name' }, text: ({ name }) => name },
    {
      key: 'code',
      title: t('code'),
      sort: { up: 'code' },
      text: ({ code }) => code,
      render: ({ code, provisionalCode }) => (
        <>
          <code>{code}</code> {provisionalCode && <span className="ts-quiet">({t('provisional')})</span>}
        </>
      ),
    },
    { key: 'level', title: t('level'), text: ({ level }) => t(`level.${level}`) },
    { key: 'sector', title: t('sector'), text: ({ sector }) => sector ?? '' },
    {
      key: 'status',
      title: t('status'),
      text: ({ active }) => t(active ? 'active' : 'inactive'),
      render: ({ active }) => (
        <StateTag meaning={active ? 'success' : 'neutral'}>{t(active ? 'active' : 'inactive')}</StateTag>
      ),
    },
    { key: 'validity', title: t('validity'), text: ({ validFrom, validTo }) => period(validFrom, validTo) },
  ]
  return (
    <>
      <PageHeader
        title={t('agencies')}
        purpose={t('agenciesPurpose')}
        actions={
          <>
            {may('organisations.focal-report.read') && (
              <Button icon={<UserRoundSearch size={16} />} onClick={() => go('/co-quan/thieu-dau-moi')}>
                {t('missingFocal')}
              </Button>
            )}
            {may('organisations.agency.manage') && (
              <Button type="primary" icon={<Plus size={16} />} onClick={() => go('/co-quan/dang-ky')}>
                {form('register')}
              </Button>
            )}
          </>
        }
      />
      <div className="ts-before-table">
        <AsOf />
      </div>
      <DataTable
        name="co-quan"
        label={t('agencies')}
        path="/api/organisations/agencies"
        query={{ date }}
        columns={columns}
        filters={[
          {
            key: 'level',
            title: t('level'),
            options: LEVELS.map((level) => ({ value: level, label: t(`level.${level}`) })),
          },
          {
            key: 'status',
            title: t('status'),
            options: (['active', 'inactive', 'all'] as const).map((value) => ({ value, label: t(value) })),
          },
        ]}
        rowKey={({ id }) => id}
        rowLink={({ code }) => `/co-quan/${encodeURIComponent(code)}${date ? `?date=${date}` : ''}`}
        empty={{ title: t('agenciesEmpty'), help: t('agenciesEmptyHelp') }}
      />
    </>
  )
}
