// SPDX-License-Identifier: Apache-2.0
import type { AccountDetail } from '@tinhso/identity/contract'
import {
  Facts,
  Failure,
  formatDateTime,
  Loading,
  Note,
  PageHeader,
  Section,
  useApi,
  useLanguage,
  usePathValue,
  useTexts,
} from '@tinhso/kernel/ui'
import { AccountActions } from './account-actions.tsx'
import { AccountGrants } from './account-grants.tsx'
import { AccountStatusTag } from './account-status.tsx'
import { identityTexts } from './identity-texts.ts'

/** One account: who, state, roles over time, and what may be done to it now. */
export function Page() {
  const t = useTexts(identityTexts)
  const { locale } = useLanguage()
  const username = usePathValue('username')
  const found = useApi<AccountDetail>(`/api/accounts/${encodeURIComponent(username)}`)
  if (found.error) return <Failure page problem={found.error} onRetry={() => found.refetch()} />
  if (!found.data) return <Loading />
  const account = found.data
  return (
    <>
      <PageHeader
        title={account.displayName}
        crumbs={[{ title: t('accounts'), to: '/tai-khoan' }]}
        state={<AccountStatusTag status={account.status} />}
        purpose={[account.position, account.agencyName].filter(Boolean).join(', ')}
        actions={<AccountActions account={account} />}
      />
      {account.statusReason && <Note>{account.statusReason}</Note>}
      <Section title={t('about')}>
        <Facts
          missing={t('missing')}
          facts={[
            { name: t('username'), value: account.username },
            {
              name: t('identifier'),
              value: account.identifierEnding && `••••••••• ${account.identifierEnding}`,
            },
            { name: t('email'), value: account.email },
            { name: t('phone'), value: account.phone },
            {
              name: t('lastSignIn'),
              value: account.lastSignInAt ? formatDateTime(account.lastSignInAt, locale) : t('never'),
            },
          ]}
        />
      </Section>
      <AccountGrants account={account} />
    </>
  )
}
