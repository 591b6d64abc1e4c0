// SPDX-License-Identifier: Apache-2.0

import { useMutation } from '@tanstack/react-query'
import type { AuditEntryView } from '@tinhso/kernel/audit'
import {
  apiSend,
  type Column,
  DataTable,
  Failure,
  formatDateTime,
  formatNumber,
  Note,
  PageHeader,
  StateTag,
  useLanguage,
  useMay,
  useSearchValues,
  useTexts,
  withQuery,
} from '@tinhso/kernel/ui'
import { Button } from 'antd'
import { FolderDown, ShieldCheck } from 'lucide-react'
import { AuditFilters } from './audit-filters.tsx'
import { auditTexts } from './audit-texts.ts'
import { ChangeView } from './change-view.tsx'

type Verdict = { ok: boolean; checkedEntries: number; unsealed: number; faultCount: number }

function useColumns(): Column<AuditEntryView>[] {
  const t = useTexts(auditTexts)
  const { locale } = useLanguage()
  const who = ({ actor }: AuditEntryView) => (actor.kind === 'system' ? t('system') : actor.label)
  const seal = ({ position }: AuditEntryView) =>
    position === null ? t('unsealed') : t('sealed', { position: formatNumber(position, locale) })
  return [
    { key: 'at', title: t('at'), text: ({ at }) => formatDateTime(at, locale) },
    { key: 'who', title: t('who'), width: 180, text: who },
    {
      key: 'what',
      title: t('what'),
      width: 260,
      text: ({ action }) => action,
      render: (entry) => <ChangeView entry={entry} />,
    },
    {
      key: 'object',
      title: t('object'),
      text: ({ object }) => object.label ?? `${object.type} ${object.id}`,
    },
    { key: 'reason', title: t('reason'), text: ({ reason }) => reason ?? '' },
    { key: 'address', title: t('address'), hidden: true, text: ({ address }) => address ?? '' },
    {
      key: 'seal',
      title: t('seal'),
      width: 150,
      text: seal,
      render: (entry) => (
        <StateTag meaning={entry.position === null ? 'waiting' : 'success'}>{seal(entry)}</StateTag>
      ),
    },
  ]
}

function VerdictNote({ verdict }: { verdict: Verdict }) {
  const t = useTexts(auditTexts)
  const { locale } = useLanguage()
  if (!verdict.ok) {
    return (
      <Note meaning="danger" title={t('verifyBad', { count: formatNumber(verdict.faultCount, locale) })} />
    )
  }
  return (
    <Note meaning="success" title={t('verifyOk', { count: formatNumber(verdict.checkedEntries, locale) })}>
      {verdict.unsealed > 0 && t('verifyUnsealed', { count: formatNumber(verdict.unsealed, locale) })}
    </Note>
  )
}

/** The audit as the person may read it, and the check of its chain (R-SEC-03, R-SEC-04). */
export function Page() {
  const t = useTexts(auditTexts)
  const may = useMay()
  const columns = useColumns()
  const { from, to, action, text } = useSearchValues()
  const query = { from, to, action, text }
  const verify = useMutation({ mutationFn: () => apiSend<Verdict>('POST', '/api/audit/verify', {}) })
  return (
    <>
      <PageHeader
        title={t('title')}
        purpose={t('purpose')}
        actions={
          <>
            {may('audit.pack') && (
              <Button icon={<FolderDown size={16} />} href="/api/audit/pack" title={t('packHelp')}>
                {t('pack')}
              </Button>
            )}
            {may('audit.verify') && (
              <Button
                icon={<ShieldCheck size={16} />}
                loading={verify.isPending}
                onClick={() => verify.mutate()}
              >
                {t('verify')}
              </Button>
            )}
          </>
        }
      />
      <div className="ts-stack">
        {verify.error && <Failure problem={verify.error} />}
        {verify.data && <VerdictNote verdict={verify.data} />}
        <AuditFilters />
        <DataTable
          name="nhat-ky"
          label={t('title')}
          path="/api/audit"
          query={query}
          exportPath={withQuery('/api/audit/export', query)}
          searchable={false}
          columns={columns}
          rowKey={({ id }) => id}
          empty={{ title: t('empty'), help: t('emptyHelp') }}
        />
      </div>
    </>
  )
}
