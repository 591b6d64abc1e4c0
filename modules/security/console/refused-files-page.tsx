// SPDX-License-Identifier: Apache-2.0
import {
  EmptyState,
  Facts,
  Failure,
  formatBytes,
  formatDateTime,
  Loading,
  PageHeader,
  ReasonDialog,
  Section,
  StateTag,
  useApi,
  useCommand,
  useTexts,
} from '@tinhso/kernel/ui'
import type { RefusedFile } from '@tinhso/security/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { securityTexts } from './security-texts.ts'

type Act = 'ask' | 'allow' | 'uphold'

const words = {
  ask: ['askReview', 'askReviewConsequence'],
  allow: ['allowAgain', 'allowConsequence'],
  uphold: ['uphold', 'upholdConsequence'],
} as const

function FileActions({ file }: { file: RefusedFile }) {
  const t = useTexts(securityTexts)
  const [asking, setAsking] = useState<Act | null>(null)
  const path = `/api/security/refused-files/${file.number}`
  const send = useCommand<{ act: Act; reason: string }>(
    ({ act, reason }) =>
      act === 'ask'
        ? { path: `${path}/review-request`, body: { reason } }
        : { path: `${path}/review`, body: { allow: act === 'allow', reason } },
    ['/api/security'],
  )
  const close = () => {
    setAsking(null)
    send.reset()
  }
  const [title, consequence] = words[asking ?? 'ask']
  const open: Act[] = file.allowed.flatMap((act): Act[] => (act === 'ask' ? ['ask'] : ['uphold', 'allow']))
  return (
    <>
      {open.map((act) => (
        <Button key={act} onClick={() => setAsking(act)}>
          {t(words[act][0])}
        </Button>
      ))}
      <ReasonDialog
        open={asking !== null}
        title={t(title)}
        consequence={t(consequence)}
        confirm={t(title)}
        busy={send.isPending}
        problem={send.error}
        onConfirm={(reason) => send.mutate({ act: asking ?? 'ask', reason }, { onSuccess: close })}
        onClose={close}
      />
    </>
  )
}

function OneFile({ file }: { file: RefusedFile }) {
  const t = useTexts(securityTexts)
  const meaning = file.review === 'asked' ? 'waiting' : file.review === 'allowed' ? 'success' : 'neutral'
  return (
    <Section title={`${file.mark} · ${file.number}`} actions={<FileActions file={file} />}>
      <Facts
        missing={t('missing')}
        facts={[
          { name: t('brought'), value: `${file.brought.name}, ${formatDateTime(file.brought.at)}` },
          { name: t('review'), value: <StateTag meaning={meaning}>{t(`review.${file.review}`)}</StateTag> },
          { name: t('decided'), value: file.reviewedBy },
          {
            name: t('hash'),
            value: (
              <span style={{ overflowWrap: 'anywhere' }}>
                {file.hash} ({formatBytes(file.size)})
              </span>
            ),
            wide: true,
          },
          ...(file.reviewReason ? [{ name: t('reason'), value: file.reviewReason, wide: true }] : []),
          ...(file.decisionReason
            ? [{ name: t('decisionReason'), value: file.decisionReason, wide: true }]
            : []),
        ]}
      />
    </Section>
  )
}

/** Files that bore a mark of secrecy, with their reviews. */
export function Page() {
  const t = useTexts(securityTexts)
  const found = useApi<{ items: RefusedFile[] }>('/api/security/refused-files')
  if (found.error) return <Failure page problem={found.error} onRetry={() => found.refetch()} />
  if (!found.data) return <Loading />
  return (
    <>
      <PageHeader title={t('refusedFiles')} purpose={t('refusedFilesPurpose')} />
      {found.data.items.length === 0 ? (
        <EmptyState title={t('noRefused')}>{t('noRefusedHelp')}</EmptyState>
      ) : (
        <div className="ts-stack">
          {found.data.items.map((file) => (
            <OneFile key={file.number} file={file} />
          ))}
        </div>
      )}
    </>
  )
}
