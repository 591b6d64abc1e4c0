// SPDX-License-Identifier: Apache-2.0
import { useTexts } from '@tinhso/kernel/ui'
import type { PurgeResult } from '@tinhso/security/contract'
import { securityTexts } from './security-texts.ts'

/** Where was looked and in how many things pieces of the content were found. */
export function PlacesTable({ places }: { places: PurgeResult['places'] }) {
  const t = useTexts(securityTexts)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="ts-table-scroll" aria-label={t('result')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('place')}</th>
            <th scope="col" data-align="end">
              {t('looked')}
            </th>
            <th scope="col" data-align="end">
              {t('found')}
            </th>
            <th scope="col" data-align="end">
              {t('unread')}
            </th>
          </tr>
        </thead>
        <tbody>
          {places.map(({ place, looked, found, unread }) => (
            <tr key={place}>
              <td>{t(`place.${place}` as 'place.tables')}</td>
              <td data-align="end">{looked}</td>
              <td data-align="end">{found}</td>
              <td data-align="end">{unread}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
