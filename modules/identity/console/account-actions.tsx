// SPDX-License-Identifier: Apache-2.0
import type { AccountDetail, Slip } from '@tinhso/identity/contract'
import { ReasonDialog, useCommand, useTexts } from '@tinhso/kernel/ui'
import { Button } from 'antd'
import { useState } from 'react'
import { EditAccountDialog } from './edit-account-dialog.tsx'
import { identityTexts } from './identity-texts.ts'
import { SlipDialog } from './slip-dialog.tsx'

const ACTS = ['approve', 'unlock', 'reopen', 'reset-password', 'leave-agency', 'suspend', 'close'] as const
type Act = (typeof ACTS)[number]
const WITHOUT_REASON = new Set<Act>(['approve', 'unlock'])
const DANGEROUS = new Set<Act>(['suspend', 'close', 'leave-agency'])

/** What the caller may do to the account now; acts that take something away ask for the reason. */
export function AccountActions({ account }: { account: AccountDetail }) {
  const t = useTexts(identityTexts)
  const [asking, setAsking] = useState<Act | null>(null)
  const [editing, setEditing] = useState(false)
  const path = `/api/accounts/${encodeURIComponent(account.username)}`
  const act = useCommand<{ act: Act; reason?: string }, Slip | undefined>(
    ({ act: name, reason }) => ({
      path: `${path}/${name}`,
      ...(reason === undefined ? {} : { body: { reason } }),
    }),
    ['/api/accounts'],
  )
  const slip = act.data && 'oneTimePassword' in act.data ? act.data : null
  const begin = (name: Act) => {
    act.reset()
    setAsking(name)
    if (WITHOUT_REASON.has(name)) act.mutate({ act: name }, { onSuccess: () => setAsking(null) })
  }
  const willOf = (name: Act) => (name === 'approve' || name === 'unlock' ? '' : t(`will.${name}`))
  const shown = asking !== null && (!WITHOUT_REASON.has(asking) || act.isError)
  return (
    <>
      {account.may.includes('change') && <Button onClick={() => setEditing(true)}>{t('may.change')}</Button>}
      {editing && <EditAccountDialog account={account} onClose={() => setEditing(false)} />}
      {ACTS.filter((name) => account.may.includes(name)).map((name) => (
        <Button key={name} type={name === 'approve' ? 'primary' : 'default'} onClick={() => begin(name)}>
          {t(`may.${name}`)}
        </Button>
      ))}
      {asking && (
        <ReasonDialog
          open={shown}
          title={t(`may.${asking}`)}
          consequence={willOf(asking)}
          confirm={t(`may.${asking}`)}
          danger={DANGEROUS.has(asking)}
          optional={WITHOUT_REASON.has(asking)}
          busy={act.isPending}
          problem={act.error}
          onConfirm={(reason) =>
            act.mutate(WITHOUT_REASON.has(asking) ? { act: asking } : { act: asking, reason }, {
              onSuccess: () => setAsking(null),
            })
          }
          onClose={() => setAsking(null)}
        />
      )}
      {slip && asking === null && <SlipDialog slip={slip} onClose={act.reset} />}
    </>
  )
}
