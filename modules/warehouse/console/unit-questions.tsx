// SPDX-License-Identifier: Apache-2.0
import {
  Failure,
  formatDate,
  formatNumber,
  Note,
  Section,
  useApi,
  useCommand,
  useLanguage,
  useTexts,
} from '@tinhso/kernel/ui'
import type { BatchDetail, UnitQuestions as Questions, UnitQuestion } from '@tinhso/warehouse/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { type BatchAddress, batchPath, datasetPath } from './batch-api.ts'
import { UnitChoiceInput } from './unit-choice.tsx'
import { unitTexts } from './unit-texts.ts'
import './warehouse.css'

type Answers = Record<string, string | null | undefined>

function Question({
  asked,
  value,
  onChange,
}: {
  asked: UnitQuestion
  value: string | null | undefined
  onChange: (unit: string | null | undefined) => void
}) {
  const t = useTexts(unitTexts)
  const { locale } = useLanguage()
  const { written, place, title, day, rows, fault, blocking } = asked
  const about = [
    title,
    place && t('place', { place }),
    t('onDay', { day: formatDate(day, locale) }),
    rows > 0 && t('rows', { count: formatNumber(rows, locale) }),
  ]
  const offered = asked.offered.flatMap(({ option }) => (option ? [option] : []))
  const options = [...asked.candidates, ...asked.near, ...offered]
  return (
    <li className="wh-question">
      <h3>“{written}”</h3>
      <p className="ts-quiet">{about.filter(Boolean).join(' · ')}</p>
      <p>
        {t(`fault.${fault}` as 'fault.unit.unknown')} {!blocking && t('notBlocking')}
      </p>
      <UnitChoiceInput
        name={written}
        options={[...new Map(options.map((option) => [option.unit, option])).values()]}
        offered={new Map(asked.offered.map(({ option, datasets }) => [option?.unit ?? null, datasets]))}
        closed={asked.question.startsWith('split|')}
        day={day}
        value={value}
        onChange={onChange}
      />
    </li>
  )
}

/** Places of a batch that are not clear: each is chosen once, remembered, and its rows are checked again at once. */
export function UnitQuestions({ batch, address }: { batch: BatchDetail; address: BatchAddress }) {
  const t = useTexts(unitTexts)
  const { locale } = useLanguage()
  const path = `${batchPath(address)}/units`
  const [answers, setAnswers] = useState<Answers>({})
  const found = useApi<Questions>(path, { batch: undefined }, { keepPrevious: true })
  const questions = found.data?.questions ?? []
  const chosen = questions.flatMap(({ question }) => {
    const unit = answers[question]
    return unit === undefined ? [] : [{ question, unit }]
  })
  const send = useCommand<void, { passed: number }>(
    () => ({ path, body: { answers: chosen, version: batch.version } }),
    [datasetPath(address.code), '/api/warehouse', '/api/data'],
  )
  // Whoever may not mend rows, and a schema without units, see nothing.
  if (found.error?.status === 403) return null
  if (found.error) return <Failure problem={found.error} onRetry={() => found.refetch()} />
  const done = send.data && (
    <Note meaning="success">{t('passed', { count: formatNumber(send.data.passed, locale) })}</Note>
  )
  if (questions.length === 0) return done ?? null
  return (
    <Section title={t('askTitle')} note={t('askHelp')}>
      <div className="ts-stack">
        {send.error && <Failure problem={send.error} />}
        {done}
        <ul className="wh-questions">
          {questions.map((asked) => (
            <Question
              key={asked.question}
              asked={asked}
              value={answers[asked.question]}
              onChange={(unit) => setAnswers((current) => ({ ...current, [asked.question]: unit }))}
            />
          ))}
        </ul>
        {found.data?.more && <p className="ts-quiet">{t('askMore')}</p>}
        <div className="ts-row">
          <Button
            type="primary"
            disabled={chosen.length === 0}
            loading={send.isPending}
            onClick={() => send.mutate(undefined, { onSuccess: () => setAnswers({}) })}
          >
            {t('save')}
          </Button>
          <span className="ts-quiet" role="status">
            {t('saveCount', { chosen: chosen.length, all: questions.length })}
          </span>
        </div>
      </div>
    </Section>
  )
}
