// SPDX-License-Identifier: Apache-2.0
import { type AccountSummary, accountStatusTitles } from '@tinhso/identity/contract'
import {
  type Column,
  DataTable,
  formatDateTime,
  PageHeader,
  RelativeTime,
  useGo,
  useMay,
  useTextOf,
  useTexts,
} from '@tinhso/kernel/ui'
import { Button } from 'antd'
import { FileUp, UserRoundPlus } from 'lucide-react'
import { AccountStatusTag } from './account-status.tsx'
import { identityTexts } from './identity-texts.ts'

/** Accounts inside the caller's scope. */
export function Page() {
  const t = useTexts(identityTexts)
  const textOf = useTextOf()
  const go = useGo()
  const may = useMay()
  const rolesOf = ({ roles }: AccountSummary) => roles.map(({ title }) => textOf(title)).join('; ')
  const columns: Column<AccountSummary>[] = [
    { key: 'name', title: t('displayName'), text: ({ displayName }) => displayName },
    { key: 'username', title: t('username'), text: ({ username }) => username },
    { key: 'agency', title: t('agency'), text: ({ agencyName }) => agencyName ?? '' },
    { key: 'position', title: t('position'), text: ({ position }) => position ?? '' },
    { key: 'roles', title: t('roles'), text: rolesOf },
    {
      key: 'status',
      title: t('status'),
      width: 168,
      text: ({ status }) => textOf(accountStatusTitles[status]),
      render: ({ status }) => <AccountStatusTag status={status} />,
    },
    {
      key: 'signIn',
      title: t('lastSignIn'),
      text: ({ lastSignInAt }) => (lastSignInAt ? formatDateTime(lastSignInAt) : t('never')),
      render: ({ lastSignInAt }) => (lastSignInAt ? <RelativeTime at={lastSignInAt} /> : t('never')),
    },
  ]
  const actions = (
    <>
      {may('identity.account.import') && (
        <Button icon={<FileUp size={16} />} onClick={() => go('/tai-khoan/nhap-danh-sach')}>
          {t('importTitle')}
        </Button>
      )}
      {may('identity.account.request') && (
        <Button type="primary" icon={<UserRoundPlus size={16} />} onClick={() => go('/tai-khoan/them')}>
          {t('add')}
        </Button>
      )}
    </>
  )
  return (
    <>
      <PageHeader title={t('accounts')} purpose={t('accountsPurpose')} actions={actions} />
      <DataTable
        name="tai-khoan"
        label={t('accounts')}
        path="/api/accounts"
        columns={columns}
        filters={[
          {
            key: 'status',
            title: t('status'),
            options: Object.entries(accountStatusTitles).map(([value, title]) => ({
              value,
              label: textOf(title),
            })),
          },
        ]}
        rowKey={({ username }) => username}
        rowLink={({ username }) => `/tai-khoan/${encodeURIComponent(username)}`}
        empty={{ title: t('accountsEmpty'), help: t('accountsEmptyHelp') }}
      />
    </>
  )
}
