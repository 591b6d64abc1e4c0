// SPDX-License-Identifier: Apache-2.0
import {
  AppLink,
  DueDay,
  EmptyState,
  Failure,
  type ListPage,
  Loading,
  PageHeader,
  RelativeTime,
  Section,
  SlotContent,
  StateTag,
  type Text,
  useApi,
  useSession,
  useSlot,
  useTextOf,
  useTexts,
} from '@tinhso/kernel/ui'
import { CircleCheckBig } from 'lucide-react'
import { homeTexts } from './home-texts.ts'

type InboxItem = {
  caseId: string
  procedure: { id: string; title: Text }
  title: string
  link: string | null
  state: { id: string; title: Text }
  actions: { id: string; title: Text }[]
  dueOn: string | null
  overdue: boolean
  waitingSince: string
}

function InboxLine({ item }: { item: InboxItem }) {
  const t = useTexts(homeTexts)
  const textOf = useTextOf()
  return (
    <li>
      <div>
        <AppLink to={`/ho-so/${item.caseId}`}>{item.title}</AppLink>
        <p className="ts-quiet">
          {textOf(item.procedure.title)} · {item.actions.map(({ title }) => textOf(title)).join(', ')} ·{' '}
          {t('waitingSince')} <RelativeTime at={item.waitingSince} />
        </p>
      </div>
      <div className="ts-row">
        <StateTag meaning="information">{textOf(item.state.title)}</StateTag>
        {item.dueOn && <DueDay due={item.dueOn} overdue={item.overdue} />}
      </div>
    </li>
  )
}

function Inbox() {
  const t = useTexts(homeTexts)
  const inbox = useApi<ListPage<InboxItem>>('/api/inbox', { limit: 50 }, { pollEvery: 60_000 })
  if (inbox.error) return <Failure problem={inbox.error} onRetry={() => inbox.refetch()} />
  if (!inbox.data) return <Loading lines={4} />
  if (inbox.data.items.length === 0) {
    return (
      <EmptyState icon={CircleCheckBig} title={t('nothing')}>
        {t('nothingHelp')}
      </EmptyState>
    )
  }
  return (
    <ul className="ts-work">
      {inbox.data.items.map((item) => (
        <InboxLine key={item.caseId} item={item} />
      ))}
    </ul>
  )
}

/** “Việc của tôi”: cases in which this person owes the next step, then what each module waits for. */
export function Page() {
  const t = useTexts(homeTexts)
  const textOf = useTextOf()
  const { account } = useSession()
  const fillings = useSlot('home.work')
  return (
    <>
      <PageHeader title={t('title')} purpose={[t('purpose'), account.agencyName].filter(Boolean).join(' ')} />
      {fillings.map((filling) => (
        <Section key={filling.key} title={textOf(filling.title)}>
          <SlotContent filling={filling} subject={null} />
        </Section>
      ))}
      <Section title={t('cases')} note={t('casesNote')}>
        <Inbox />
      </Section>
    </>
  )
}
