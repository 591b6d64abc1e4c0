// SPDX-License-Identifier: Apache-2.0
import {
  AppLink,
  deadlineFrom,
  Failure,
  Loading,
  type Meaning,
  Note,
  PageHeader,
  Section,
  ServerLink,
  StateTag,
  Timeline,
  useApi,
  usePathValue,
  useTextOf,
  useTexts,
  WorkingDays,
} from '@tinhso/kernel/ui'
import { CaseActions } from './case-actions.tsx'
import { caseTexts } from './case-texts.ts'
import type { CaseStory } from './case-view.ts'

const MEANINGS: Record<string, Meaning> = {
  refuse: 'danger',
  return: 'warning',
  advance: 'success',
  open: 'information',
}

function NextStep({ story }: { story: CaseStory }) {
  const t = useTexts(caseTexts)
  const textOf = useTextOf()
  const holders = [...new Set(story.holders.map(({ roleTitle }) => textOf(roleTitle)))]
  const { due, clock } = story
  if (story.state.kind === 'resting') {
    return <Note meaning="success" title={t('resting')} actions={<CaseActions story={story} />} />
  }
  if (story.closedAt) return <Note meaning="success" title={t('closed')} />
  return (
    <Note title={`${t('next')}: ${textOf(story.state.title)}`} actions={<CaseActions story={story} />}>
      {holders.length > 0 ? t('nextHolders', { holders: holders.join(', ') }) : t('nobody')}
      <div className="case-due">
        {due && (
          <span>
            {t('stepDue')}: <WorkingDays deadline={deadlineFrom(due.on, due.ledger)} />
          </span>
        )}
        {clock && !clock.stoppedOn && (
          <span>
            {t('caseDue')}:{' '}
            {clock.paused ? t('paused') : <WorkingDays deadline={deadlineFrom(clock.dueOn, clock.ledger)} />}
          </span>
        )}
      </div>
    </Note>
  )
}

function Story({ story }: { story: CaseStory }) {
  const t = useTexts(caseTexts)
  const textOf = useTextOf()
  const entries = [...story.events].reverse().map((event) => ({
    id: String(event.number),
    at: event.at,
    who: event.actor.kind === 'system' ? t('system') : event.actor.label,
    what: textOf(event.title),
    why: event.reason,
    paper: [
      ...event.documents.map(({ title, number }) => [title, number].filter(Boolean).join(' ')),
      ...event.legalBasis,
    ].join(' · '),
    meaning: MEANINGS[event.kind] ?? 'neutral',
  }))
  return (
    <Section title={t('story')}>
      <Timeline entries={entries} />
    </Section>
  )
}

function Links({ story }: { story: CaseStory }) {
  const t = useTexts(caseTexts)
  const textOf = useTextOf()
  if (story.children.length === 0) return null
  return (
    <Section title={t('children')}>
      <ul className="ts-work">
        {story.children.map((child) => (
          <li key={child.id}>
            <AppLink to={`/ho-so/${child.id}`}>{child.title}</AppLink>
            <StateTag meaning={child.closedAt ? 'success' : 'waiting'}>{textOf(child.state.title)}</StateTag>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** A case as a story: next step and its holder on top, then who did what, when, why, with which paper. */
export function Page() {
  const t = useTexts(caseTexts)
  const textOf = useTextOf()
  const id = usePathValue('id')
  const story = useApi<CaseStory>(`/api/cases/${id}`)
  if (story.error) return <Failure page problem={story.error} onRetry={() => story.refetch()} />
  if (!story.data) return <Loading lines={8} />
  const { title, procedure, state, link, closedAt } = story.data
  const meaning: Meaning = closedAt || state.kind === 'resting' ? 'success' : 'information'
  return (
    <>
      <PageHeader
        title={title}
        crumbs={[{ title: t('home'), to: '/' }]}
        purpose={textOf(procedure.title)}
        state={<StateTag meaning={meaning}>{textOf(state.title)}</StateTag>}
        actions={link && <ServerLink href={link}>{t('openSubject')}</ServerLink>}
      />
      <NextStep story={story.data} />
      <Links story={story.data} />
      <Story story={story.data} />
    </>
  )
}
