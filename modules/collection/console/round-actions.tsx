// SPDX-License-Identifier: Apache-2.0
import type { RoundDetail } from '@tinhso/collection/contract'
import { ReasonDialog, useTexts } from '@tinhso/kernel/ui'
import { Button } from 'antd'
import { useState } from 'react'
import { ExtendDialog } from './extend-dialog.tsx'
import { RemindDialog } from './remind-dialog.tsx'
import { roundPath, useRoundAct } from './round-api.ts'
import { roundTexts } from './round-texts.ts'

type Asking = 'remind' | 'extend' | 'consolidate' | 'lock' | null

/** The acts of a round that need a reason or a second look. */
function Confirmed({ round, asking, close }: { round: RoundDetail; asking: Asking; close: () => void }) {
  const t = useTexts(roundTexts)
  const act = useRoundAct(round.code)
  const missing = round.counts.agencies - round.counts.accepted
  const end = () => {
    act.reset()
    close()
  }
  const dialogs = {
    consolidate: {
      title: t('consolidate'),
      consequence: missing > 0 ? t('consolidateMissing', { count: missing }) : t('consolidateAll'),
      optional: missing === 0,
    },
    lock: { title: t('lock'), consequence: t('lockConsequence'), optional: true },
  }
  const kind = asking === 'lock' ? asking : 'consolidate'
  return (
    <ReasonDialog
      open={asking === kind}
      {...dialogs[kind]}
      confirm={dialogs[kind].title}
      busy={act.isPending}
      problem={act.error}
      onConfirm={(reason) =>
        act.mutate(
          { act: kind, ...(kind === 'lock' ? {} : { body: reason ? { reason } : {} }) },
          { onSuccess: end },
        )
      }
      onClose={end}
    />
  )
}

function PrintLinks({ round }: { round: RoundDetail }) {
  const t = useTexts(roundTexts)
  return (
    <>
      <Button href={`${roundPath(round.code)}/table.xlsx`}>{t('printExcel')}</Button>
      <Button href={`${roundPath(round.code)}/table.pdf`} target="_blank">
        {t('printPdf')}
      </Button>
    </>
  )
}

/** What the owner may do with the round now; one primary act. */
export function RoundActions({ round }: { round: RoundDetail }) {
  const t = useTexts(roundTexts)
  const [asking, setAsking] = useState<Asking>(null)
  const act = useRoundAct(round.code)
  const may = (action: RoundDetail['allowed'][number]) => round.allowed.includes(action)
  const close = () => setAsking(null)
  return (
    <>
      {may('extend') && <Button onClick={() => setAsking('extend')}>{t('extend')}</Button>}
      {may('remind') && <Button onClick={() => setAsking('remind')}>{t('remind')}</Button>}
      {round.counts.rows > 0 && <PrintLinks round={round} />}
      {may('consolidate') && round.counts.sent > 0 && (
        <Button type="primary" loading={act.isPending} onClick={() => act.mutate({ act: 'accept-all' })}>
          {t('acceptAll', { count: round.counts.sent })}
        </Button>
      )}
      {may('consolidate') && round.counts.sent === 0 && (
        <Button
          type="primary"
          disabled={round.counts.accepted === 0}
          onClick={() => setAsking('consolidate')}
        >
          {t('consolidate')}
        </Button>
      )}
      {may('lock') && (
        <Button type="primary" onClick={() => setAsking('lock')}>
          {t('lock')}
        </Button>
      )}
      <Confirmed {...{ round, asking, close }} />
      <RemindDialog code={round.code} open={asking === 'remind'} onClose={close} />
      <ExtendDialog code={round.code} dueOn={round.dueOn} open={asking === 'extend'} onClose={close} />
    </>
  )
}
