// SPDX-License-Identifier: Apache-2.0
import {
  DayInput,
  Failure,
  Field,
  formatDate,
  Section,
  useCommand,
  useLanguage,
  useMay,
  useSession,
  useTexts,
} from '@tinhso/kernel/ui'
import type { AgencyPage, FocalOfficer, FocalRank, NameFocalOfficer } from '@tinhso/organisations/contract'
import { Button, Input, Modal, Radio } from 'antd'
import { useState } from 'react'
import { organisationsTexts } from './organisations-texts.ts'

const RANKS: FocalRank[] = ['main', 'deputy']

type Draft = Pick<NameFocalOfficer, 'fullName' | 'position' | 'duty' | 'from'> & {
  phone: string
  email: string
}

const today = () => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date())

function NameDialog({
  agency,
  rank,
  replace,
  onClose,
}: {
  agency: AgencyPage
  rank: FocalRank
  replace: boolean
  onClose: () => void
}) {
  const t = useTexts(organisationsTexts)
  const [draft, setDraft] = useState<Draft>({
    fullName: '',
    position: '',
    duty: 'specialist',
    from: today(),
    phone: '',
    email: '',
  })
  const path = `/api/organisations/agencies/${encodeURIComponent(agency.code)}`
  const { phone, email, ...rest } = draft
  const name = useCommand<void>(
    () => ({
      path: `${path}/focal-officers`,
      body: {
        rank,
        replace,
        agencyCode: agency.code,
        ...rest,
        ...(phone ? { phone } : {}),
        ...(email ? { email } : {}),
      },
    }),
    [path, '/api/organisations/reports'],
  )
  const errors = name.error?.fields ?? []
  const line = (key: 'fullName' | 'position' | 'phone' | 'email', optional = false) => (
    <Field path={key} label={t(key)} optional={optional} errors={errors}>
      {(control) => (
        <Input
          {...control}
          type={key === 'email' ? 'email' : key === 'phone' ? 'tel' : 'text'}
          value={draft[key]}
          onChange={(event) => setDraft({ ...draft, [key]: event.target.value })}
        />
      )}
    </Field>
  )
  return (
    <Modal
      open
      title={`${t(replace ? 'focalReplace' : 'focalName')} — ${t(rank === 'main' ? 'focalMain' : 'focalDeputy')}`}
      okText={t(replace ? 'focalReplace' : 'focalName')}
      okButtonProps={{ loading: name.isPending }}
      onOk={() => name.mutate(undefined, { onSuccess: onClose })}
      onCancel={onClose}
    >
      <div className="ts-stack">
        {name.error && <Failure problem={name.error} />}
        {line('fullName')}
        {line('position')}
        <div className="ts-field">
          <span className="ts-field-label">{t('duty')}</span>
          <Radio.Group
            value={draft.duty}
            onChange={(event) => setDraft({ ...draft, duty: event.target.value })}
            options={[
              { value: 'specialist', label: t('dutySpecialist') },
              { value: 'technical', label: t('dutyTechnical') },
            ]}
          />
        </div>
        {line('phone', true)}
        {line('email', true)}
        <Field path="from" label={t('fromDay')} errors={errors}>
          {(control) => (
            <DayInput {...control} value={draft.from} onChange={(from) => setDraft({ ...draft, from })} />
          )}
        </Field>
      </div>
    </Modal>
  )
}

function Officer({ officer }: { officer: FocalOfficer }) {
  const t = useTexts(organisationsTexts)
  const { locale } = useLanguage()
  return (
    <>
      <strong>{officer.fullName}</strong>
      <p className="ts-quiet">
        {[
          officer.position,
          officer.phone,
          officer.email,
          t('focalSince', { from: formatDate(officer.activeFrom, locale) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </>
  )
}

/** The main and the deputy focal officer, and the way to name them for the head of the agency (R-ORG-05). */
export function FocalOfficers({ agency }: { agency: AgencyPage }) {
  const t = useTexts(organisationsTexts)
  const may = useMay()
  const { account } = useSession()
  const [naming, setNaming] = useState<FocalRank | null>(null)
  const own = may('organisations.focal-officer.name') && account.agencyCode === agency.code
  const current = (rank: FocalRank) =>
    agency.focalOfficers.find((officer) => officer.rank === rank && officer.activeTo === null)
  return (
    <Section title={t('focal')} note={t('focalNote')}>
      <ul className="ts-work">
        {RANKS.map((rank) => {
          const officer = current(rank)
          return (
            <li key={rank}>
              <div>
                <p className="ts-help">{t(rank === 'main' ? 'focalMain' : 'focalDeputy')}</p>
                {officer ? <Officer officer={officer} /> : <span className="ts-quiet">{t('focalNone')}</span>}
              </div>
              {own && (
                <Button onClick={() => setNaming(rank)}>{t(officer ? 'focalReplace' : 'focalName')}</Button>
              )}
            </li>
          )
        })}
      </ul>
      {naming && (
        <NameDialog
          agency={agency}
          rank={naming}
          replace={current(naming) !== undefined}
          onClose={() => setNaming(null)}
        />
      )}
    </Section>
  )
}
