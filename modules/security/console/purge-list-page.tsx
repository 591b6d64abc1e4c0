// SPDX-License-Identifier: Apache-2.0
import { type Column, DataTable, formatDate, PageHeader, useGo, useMay, useTexts } from '@tinhso/kernel/ui'
import type { PurgeSummary } from '@tinhso/security/contract'
import { Button } from 'antd'
import { PurgeStatusTag } from './purge-status.tsx'
import { securityTexts } from './security-texts.ts'

/** Purges that the person may see, the newest first. */
export function Page() {
  const t = useTexts(securityTexts)
  const go = useGo()
  const may = useMay()
  const columns: Column<PurgeSummary>[] = [
    { key: 'number', title: t('number'), text: ({ number }) => String(number), width: 60 },
    { key: 'target', title: t('target'), text: ({ target }) => target },
    { key: 'kind', title: t('kind'), text: ({ kind }) => t(`kind.${kind}`) },
    {
      key: 'status',
      title: t('status'),
      text: ({ status }) => t(`status.${status}`),
      render: ({ status }) => <PurgeStatusTag status={status} />,
    },
    {
      key: 'proposed',
      title: t('proposed'),
      text: ({ proposed }) => `${proposed.name}, ${formatDate(proposed.at)}`,
    },
    {
      key: 'decided',
      title: t('decided'),
      text: ({ decided }) => (decided ? `${decided.name}, ${formatDate(decided.at)}` : ''),
    },
  ]
  return (
    <>
      <PageHeader
        title={t('purges')}
        purpose={t('purgesPurpose')}
        actions={
          may('security.purge.propose') && (
            <Button type="primary" onClick={() => go('/tieu-huy/de-nghi')}>
              {t('propose')}
            </Button>
          )
        }
      />
      <DataTable
        name="tieu-huy-du-lieu"
        label={t('purges')}
        path="/api/security/purges"
        pageSize={null}
        searchable={false}
        columns={columns}
        rowKey={({ number }) => String(number)}
        rowLink={({ number }) => `/tieu-huy/${number}`}
        empty={{ title: t('empty'), help: t('emptyHelp') }}
      />
    </>
  )
}
