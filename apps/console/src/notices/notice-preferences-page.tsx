// SPDX-License-Identifier: Apache-2.0
import { Failure, Loading, Note, PageHeader, Section, useApi, useCommand, useTexts } from '@tinhso/kernel/ui'
import { Checkbox, Radio } from 'antd'
import { noticeTexts } from './notice-texts.ts'

type Choice = { mail: 'at-once' | 'daily' | 'never'; sms: boolean; zalo: boolean; version: number }
type Preferences = Choice & { ways: ('mail' | 'sms' | 'zalo')[]; email: string | null; phone: string | null }
type Part = { preferences: Preferences; change: (change: Partial<Choice>) => void; busy: boolean }

const path = '/api/notifications/preferences'

function Mail({ preferences, change, busy }: Part) {
  const t = useTexts(noticeTexts)
  const { email, mail } = preferences
  return (
    <Section title={t('mail')} note={email ? t('mailTo', { email }) : t('mailNone')}>
      <Radio.Group
        className="ts-choices"
        aria-label={t('mail')}
        value={mail}
        disabled={busy || !email}
        onChange={(event) => change({ mail: event.target.value })}
      >
        <Radio value="at-once">{t('atOnce')}</Radio>
        <Radio value="daily">{t('daily')}</Radio>
        <Radio value="never">{t('never')}</Radio>
      </Radio.Group>
    </Section>
  )
}

function Messages({ preferences, change, busy }: Part) {
  const t = useTexts(noticeTexts)
  const { phone, ways } = preferences
  const open = (['sms', 'zalo'] as const).filter(
    (way) => ways.includes(way) && (phone !== null || preferences[way]),
  )
  return (
    <Section title={t('messages')} note={t('messagesNote')}>
      {phone === null && <p>{t('phoneNone')}</p>}
      <div className="ts-choices">
        {open.map((way) => (
          <Checkbox
            key={way}
            checked={preferences[way]}
            disabled={busy}
            onChange={(event) => change({ [way]: event.target.checked })}
          >
            {t(way, { phone: phone ?? '…' })}
          </Checkbox>
        ))}
      </div>
    </Section>
  )
}

/** How the signed-in official is told outside the house; each choice is kept at once. */
export function Page() {
  const t = useTexts(noticeTexts)
  const found = useApi<Preferences>(path)
  const save = useCommand<Choice>((body) => ({ method: 'PUT', path, body }), [path])
  const preferences = found.data
  if (found.error) return <Failure page problem={found.error} onRetry={() => found.refetch()} />
  if (!preferences) return <Loading />
  const { mail, sms, zalo, version, ways } = preferences
  const change = (changed: Partial<Choice>) => save.mutate({ mail, sms, zalo, version, ...changed })
  const part = { preferences, change, busy: save.isPending || found.isFetching }
  return (
    <>
      <PageHeader title={t('title')} purpose={t('purpose')} />
      {save.error && <Failure problem={save.error} onRetry={() => found.refetch()} />}
      {save.isSuccess && <Note meaning="success">{t('saved')}</Note>}
      {ways.length === 0 && <Note>{t('waysNone')}</Note>}
      {ways.includes('mail') && <Mail {...part} />}
      {ways.some((way) => way !== 'mail') && <Messages {...part} />}
    </>
  )
}
