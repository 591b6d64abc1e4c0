// SPDX-License-Identifier: Apache-2.0
import { formatNumber, Section, useLanguage, useTexts } from '@tinhso/kernel/ui'
import type { BatchDetail, DatasetSchema } from '@tinhso/warehouse/contract'
import { warehouseTexts } from './warehouse-texts.ts'

/** What the check tells of a column; `top` is absent for sensitive ones. */
type Profile = {
  id: string
  title: string
  rows: number
  empty: number
  distinct: number
  min: string | null
  max: string | null
  top?: { value: string; count: number }[]
}

/** A canonical value as people write it: a day as day/month/year. */
const written = (value: string) => value.replace(/^(\d{4})-(\d{2})-(\d{2})$/, '$3/$2/$1')

function Line({ profile, title }: { profile: Profile; title: string }) {
  const t = useTexts(warehouseTexts)
  const { locale } = useLanguage()
  const number = (value: number) => formatNumber(value, locale)
  const range = profile.min === null ? '—' : `${written(profile.min)} – ${written(profile.max ?? '')}`
  const top = (profile.top ?? [])
    .slice(0, 3)
    .map(({ value, count }) => `${written(value)} (${number(count)})`)
  return (
    <tr>
      <td>{title}</td>
      <td data-label={t('profileEmpty')} data-align="end">
        {number(profile.empty)}
      </td>
      <td data-label={t('profileDistinct')} data-align="end">
        {number(profile.distinct)}
      </td>
      <td data-label={t('profileRange')}>{range}</td>
      <td data-label={t('profileTop')}>{top.join(', ') || '—'}</td>
    </tr>
  )
}

/** The columns of a batch at a glance, so that whoever approves sees what comes in (R-WH-12). */
export function ColumnProfile({ batch }: { batch: BatchDetail }) {
  const t = useTexts(warehouseTexts)
  const profiles = batch.profile as Profile[]
  const schema: DatasetSchema | undefined = batch.analysis?.schema
  if (profiles.length === 0) return null
  const titleOf = (profile: Profile) =>
    schema?.fields.find(({ id }) => id === profile.id)?.title.vi ?? profile.title
  return (
    <Section title={t('profileTitle')} note={t('profileHelp')}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="ts-table-scroll" aria-label={t('profileRange')} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('columnField')}</th>
              <th scope="col" data-align="end">
                {t('profileEmpty')}
              </th>
              <th scope="col" data-align="end">
                {t('profileDistinct')}
              </th>
              <th scope="col">{t('profileRange')}</th>
              <th scope="col">{t('profileTop')}</th>
            </tr>
          </thead>
          <tbody>
            {profiles.map((profile) => (
              <Line key={profile.id} profile={profile} title={titleOf(profile)} />
            ))}
          </tbody>
        </table>
      </section>
    </Section>
  )
}
