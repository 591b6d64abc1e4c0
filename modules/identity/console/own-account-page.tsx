// SPDX-License-Identifier: Apache-2.0
import type { OwnSession, SessionView } from '@tinhso/identity/contract'
import {
  Facts,
  Failure,
  formatDate,
  type ListPage,
  Loading,
  PageHeader,
  RelativeTime,
  Section,
  StateTag,
  useApi,
  useCommand,
  useLanguage,
  useTextOf,
  useTexts,
} from '@tinhso/kernel/ui'
import { Button } from 'antd'
import { MonitorSmartphone } from 'lucide-react'
import { identityTexts } from './identity-texts.ts'

function Roles({ roles }: { roles: SessionView['account']['roles'] }) {
  const t = useTexts(identityTexts)
  const textOf = useTextOf()
  const { locale } = useLanguage()
  if (roles.length === 0) return <p className="ts-quiet">{t('rolesNone')}</p>
  return (
    <ul className="ts-work">
      {roles.map((role) => (
        <li key={`${role.role}${role.agencyCode}`}>
          <strong>{textOf(role.title)}</strong>
          <span className="ts-quiet">
            {[
              role.agencyName ? t('roleAt', { agency: role.agencyName }) : t('roleProvince'),
              role.until && t('roleUntil', { day: formatDate(role.until, locale) }),
            ]
              .filter(Boolean)
              .join(', ')}
          </span>
        </li>
      ))}
    </ul>
  )
}

function Sessions() {
  const t = useTexts(identityTexts)
  const sessions = useApi<ListPage<OwnSession>>('/api/sessions')
  const end = useCommand<string>(
    (id) => ({ method: 'DELETE', path: `/api/sessions/${id}` }),
    ['/api/sessions'],
  )
  const endOthers = useCommand<void>(() => ({ method: 'DELETE', path: '/api/sessions' }), ['/api/sessions'])
  const items = sessions.data?.items ?? []
  return (
    <Section
      title={t('sessions')}
      note={t('sessionsNote')}
      actions={
        items.length > 1 && (
          <Button loading={endOthers.isPending} onClick={() => endOthers.mutate()}>
            {t('endOthers')}
          </Button>
        )
      }
    >
      {sessions.error && <Failure problem={sessions.error} onRetry={() => sessions.refetch()} />}
      {sessions.isPending && <Loading lines={3} />}
      <ul className="ts-work">
        {items.map((session) => (
          <li key={session.id}>
            <div className="ts-row">
              <MonitorSmartphone size={20} strokeWidth={1.5} aria-hidden />
              <div>
                <strong>{session.device}</strong>
                <p className="ts-quiet">
                  {session.address} · {t('lastSeen')} <RelativeTime at={session.lastSeenAt} />
                </p>
              </div>
            </div>
            {session.current ? (
              <StateTag meaning="success">{t('thisDevice')}</StateTag>
            ) : (
              <Button
                loading={end.isPending && end.variables === session.id}
                onClick={() => end.mutate(session.id)}
              >
                {t('endSession')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** The person's own account: who, which roles, which devices. */
export function Page() {
  const t = useTexts(identityTexts)
  const session = useApi<SessionView>('/api/session')
  if (session.error) return <Failure page problem={session.error} onRetry={() => session.refetch()} />
  if (!session.data) return <Loading />
  const { account } = session.data
  return (
    <>
      <PageHeader
        title={t('mine')}
        purpose={t('minePurpose')}
        actions={<Button href="/doi-mat-khau">{t('changePassword')}</Button>}
      />
      <Section title={t('about')}>
        <Facts
          missing={t('missing')}
          facts={[
            { name: t('displayName'), value: account.displayName },
            { name: t('username'), value: account.username },
            { name: t('position'), value: account.position },
            { name: t('agency'), value: account.agencyName },
          ]}
        />
      </Section>
      <Section title={t('roles')}>
        <Roles roles={account.roles} />
      </Section>
      <Sessions />
    </>
  )
}
