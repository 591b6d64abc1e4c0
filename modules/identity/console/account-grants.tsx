// SPDX-License-Identifier: Apache-2.0
import type { AccountDetail, RoleGrantView } from '@tinhso/identity/contract'
import {
  formatDate,
  type Meaning,
  ReasonDialog,
  Section,
  StateTag,
  useCommand,
  useLanguage,
  useMay,
  useTextOf,
  useTexts,
} from '@tinhso/kernel/ui'
import { Button } from 'antd'
import { useState } from 'react'
import { GrantDialog } from './grant-dialog.tsx'
import { identityTexts } from './identity-texts.ts'

const MEANINGS: Record<RoleGrantView['state'], Meaning> = {
  valid: 'success',
  future: 'information',
  expired: 'neutral',
  revoked: 'neutral',
}

function GrantLine({ grant, onRevoke }: { grant: RoleGrantView; onRevoke?: (() => void) | undefined }) {
  const t = useTexts(identityTexts)
  const textOf = useTextOf()
  const { locale } = useLanguage()
  const facts = [
    grant.agencyName ? t('roleAt', { agency: grant.agencyName }) : t('roleProvince'),
    `${t('grantFrom').toLowerCase()} ${formatDate(grant.validFrom, locale)}`,
    grant.validTo && t('roleUntil', { day: formatDate(grant.validTo, locale) }),
    grant.decisionNumber,
  ]
  return (
    <li>
      <div>
        <strong>{textOf(grant.title)}</strong>
        <p className="ts-quiet">{facts.filter(Boolean).join(' · ')}</p>
      </div>
      <div className="ts-row">
        <StateTag meaning={MEANINGS[grant.state]}>{t(`state.${grant.state}`)}</StateTag>
        {onRevoke && <Button onClick={onRevoke}>{t('revoke')}</Button>}
      </div>
    </li>
  )
}

/** Roles of an account over time, granted and revoked here inside the caller's scope. */
export function AccountGrants({ account }: { account: AccountDetail }) {
  const t = useTexts(identityTexts)
  const textOf = useTextOf()
  const may = useMay()
  const [granting, setGranting] = useState(false)
  const [revoking, setRevoking] = useState<RoleGrantView | null>(null)
  const path = `/api/accounts/${encodeURIComponent(account.username)}/roles`
  const revoke = useCommand<string>(
    (reason) => ({ path: `${path}/${revoking?.id}/revoke`, body: { reason } }),
    ['/api/accounts'],
  )
  const mayGrant = may('identity.role.grant')
  const live = (grant: RoleGrantView) => grant.state === 'valid' || grant.state === 'future'
  return (
    <Section
      title={t('roles')}
      actions={mayGrant && <Button onClick={() => setGranting(true)}>{t('grant')}</Button>}
    >
      {account.grants.length === 0 && <p className="ts-quiet">{t('rolesNone')}</p>}
      <ul className="ts-work">
        {account.grants.map((grant) => (
          <GrantLine
            key={grant.id}
            grant={grant}
            onRevoke={mayGrant && live(grant) ? () => setRevoking(grant) : undefined}
          />
        ))}
      </ul>
      {granting && <GrantDialog account={account} onClose={() => setGranting(false)} />}
      <ReasonDialog
        open={revoking !== null}
        title={t('revoke')}
        consequence={t('revokeWill', { role: textOf(revoking?.title) })}
        confirm={t('revoke')}
        danger
        busy={revoke.isPending}
        problem={revoke.error}
        onConfirm={(reason) => revoke.mutate(reason, { onSuccess: () => setRevoking(null) })}
        onClose={() => setRevoking(null)}
      />
    </Section>
  )
}
