// SPDX-License-Identifier: Apache-2.0
import {
  Facts,
  Failure,
  formatBytes,
  formatDateTime,
  Loading,
  Note,
  PageHeader,
  Section,
  useApi,
  usePathValue,
  useTexts,
} from '@tinhso/kernel/ui'
import type { PurgeDetail } from '@tinhso/security/contract'
import { PurgeActions } from './purge-actions.tsx'
import { PurgeOutcome } from './purge-outcome.tsx'
import { PurgeStatusTag } from './purge-status.tsx'
import { PurgeSteps } from './purge-steps.tsx'
import { SearchAgain } from './search-again.tsx'
import { securityTexts } from './security-texts.ts'

function PurgeFacts({ purge }: { purge: PurgeDetail }) {
  const t = useTexts(securityTexts)
  const by = (person: PurgeDetail['decided']) => person && `${person.name}, ${formatDateTime(person.at)}`
  return (
    <Section title={t('about')}>
      <Facts
        missing={t('missing')}
        facts={[
          { name: t('kind'), value: t(`kind.${purge.kind}`) },
          { name: t('legalBasis'), value: purge.legalBasis },
          { name: t('proposed'), value: by(purge.proposed) },
          { name: t('decided'), value: by(purge.decided) },
          { name: t('finished'), value: purge.finishedAt && formatDateTime(purge.finishedAt) },
          { name: t('reason'), value: purge.reason, wide: true },
          ...(purge.decisionReason
            ? [{ name: t('decisionReason'), value: purge.decisionReason, wide: true }]
            : []),
        ]}
      />
    </Section>
  )
}

function PurgeScope({ purge }: { purge: PurgeDetail }) {
  const t = useTexts(securityTexts)
  const typeName = (type: string) => {
    const key = `type.${type}`
    return key in securityTexts ? t(key as 'type.warehouse.batch') : type
  }
  return (
    <Section title={t('scope')} note={t('scopeNote')}>
      <Facts
        missing={t('missing')}
        facts={[
          ...purge.objects.map((object) => ({
            name: typeName(object.type),
            value:
              object.parts === null
                ? object.label
                : `${object.label.split(':')[0]}: ${t('parts', { count: object.parts })}`,
          })),
          ...purge.files.map(({ hash, size }) => ({
            name: t('files'),
            value: (
              <span style={{ overflowWrap: 'anywhere' }}>
                {hash} ({formatBytes(size)})
              </span>
            ),
            wide: true,
          })),
        ]}
      />
    </Section>
  )
}

/** One purge: what, why, who; its progress while it runs; what the search found, and which backups must be treated. */
export function Page() {
  const t = useTexts(securityTexts)
  const number = usePathValue('number')
  const found = useApi<PurgeDetail>(`/api/security/purges/${encodeURIComponent(number)}`, undefined, {
    pollEvery: (latest) => (latest?.status === 'confirmed' ? 2000 : false),
  })
  if (found.error) return <Failure page problem={found.error} onRetry={() => found.refetch()} />
  if (!found.data) return <Loading />
  const purge = found.data
  return (
    <div data-purge={purge.status}>
      <PageHeader
        title={t('purgeNumber', { number: purge.number })}
        crumbs={[{ title: t('purges'), to: '/tieu-huy' }]}
        state={<PurgeStatusTag status={purge.status} />}
        purpose={purge.target}
        actions={<PurgeActions purge={purge} />}
      />
      <div className="ts-stack">
        {purge.status === 'proposed' && <Note>{t('waiting')}</Note>}
        {purge.result && <PurgeOutcome result={purge.result} />}
        <PurgeFacts purge={purge} />
        <PurgeScope purge={purge} />
        {purge.steps.length > 0 && <PurgeSteps steps={purge.steps} />}
        {purge.allowed.includes('search') && <SearchAgain number={purge.number} />}
      </div>
    </div>
  )
}
