// SPDX-License-Identifier: Apache-2.0
import { contributionTitles, type RoundDetail } from '@tinhso/collection/contract'
import { AppLink, useTextOf, useTexts } from '@tinhso/kernel/ui'
import { contributionMeanings } from './contribution-status.tsx'
import { taskPage } from './round-api.ts'
import { roundTexts } from './round-texts.ts'

/** Every agency as a tile, coloured by its state and named in words; the whole province at one look. */
export function AgencyTiles({ round }: { round: RoundDetail }) {
  const t = useTexts(roundTexts)
  const textOf = useTextOf()
  const shown = (status: string) => status === 'sent' || status === 'accepted' || status === 'returned'
  return (
    <>
      <p className="ts-quiet">{t('noUnit')}</p>
      <ul className="co-tiles">
        {round.agencies.map(({ agency, status, late }) => {
          const words = `${textOf(contributionTitles[status])}${late ? ` · ${t('late')}` : ''}`
          const name = agency.name.replace(/^UBND\s+/u, '')
          return (
            <li
              key={agency.code}
              data-meaning={late && !shown(status) ? 'warning' : contributionMeanings[status]}
            >
              {shown(status) ? (
                <AppLink to={taskPage(round.code, agency.code)}>{name}</AppLink>
              ) : (
                <span>{name}</span>
              )}
              <small>{words}</small>
            </li>
          )
        })}
      </ul>
    </>
  )
}
