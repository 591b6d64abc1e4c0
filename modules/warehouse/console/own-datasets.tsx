// SPDX-License-Identifier: Apache-2.0
import type { EntrySummary } from '@tinhso/catalog/contract'
import {
  AppLink,
  Failure,
  type ListPage,
  Loading,
  RelativeTime,
  useApi,
  useGo,
  useSession,
  useTexts,
} from '@tinhso/kernel/ui'
import { Button } from 'antd'
import { Upload } from 'lucide-react'
import { datasetPage } from './batch-api.ts'
import { ownDatasetsTexts } from './own-datasets-texts.ts'

const SHOWN = 6

function Line({ entry }: { entry: EntrySummary }) {
  const t = useTexts(ownDatasetsTexts)
  const go = useGo()
  return (
    <li>
      <div>
        <AppLink to={datasetPage(entry.code)}>{entry.title}</AppLink>
        <p className="ts-quiet">
          {t('describedAt')} <RelativeTime at={entry.updatedAt} />
        </p>
      </div>
      <Button
        icon={<Upload size={16} />}
        aria-label={t('uploadInto', { title: entry.title })}
        onClick={() => go(`${datasetPage(entry.code)}/nap`)}
      >
        {t('upload')}
      </Button>
    </li>
  )
}

/** The registered datasets of the officer's agency, each with the way to bring its next file. */
export function Slot() {
  const t = useTexts(ownDatasetsTexts)
  const { account } = useSession()
  const owner = account.agencyCode
  const query = { owner, status: 'registered', sort: 'updated', limit: SHOWN }
  const own = useApi<ListPage<EntrySummary>>('/api/catalog/entries', query)
  if (own.error) return <Failure problem={own.error} onRetry={() => own.refetch()} />
  if (!own.data) return <Loading lines={3} />
  const total = own.data.total ?? own.data.items.length
  return (
    <>
      {own.data.items.length === 0 && (
        <p className="ts-quiet">
          {t('ownNone')} <AppLink to="/du-lieu/dang-ky">{t('ownRegister')}</AppLink>
        </p>
      )}
      <ul className="ts-work">
        {own.data.items.map((entry) => (
          <Line key={entry.code} entry={entry} />
        ))}
      </ul>
      {total > SHOWN && owner && (
        <p>
          <AppLink to={`/du-lieu?owner=${encodeURIComponent(owner)}&status=registered`}>
            {t('ownAll', { count: total })}
          </AppLink>
        </p>
      )}
    </>
  )
}
