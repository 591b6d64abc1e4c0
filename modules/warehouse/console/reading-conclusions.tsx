// SPDX-License-Identifier: Apache-2.0
import { Failure, formatNumber, Section, StateTag, useLanguage, useTextOf, useTexts } from '@tinhso/kernel/ui'
import type { BatchAnalysis, Conclusion, ReadingChoices } from '@tinhso/warehouse/contract'
import { Button, Select } from 'antd'
import { useId, useState } from 'react'
import './reading-conclusions.css'
import type { BatchAddress } from './batch-api.ts'
import { conclusionTexts } from './conclusion-texts.ts'
import { type Reading, useReread } from './use-reread.ts'

const ORDER = ['question', 'proposed', 'applied', 'told'] as const
const MEANINGS = {
  question: 'warning',
  proposed: 'waiting',
  applied: 'success',
  told: 'information',
} as const
const SHOWN_AT_FIRST = 8

function Examples({ examples }: { examples: Conclusion['examples'] }) {
  const t = useTexts(conclusionTexts)
  if (examples.length === 0) return null
  return (
    <ul className="wh-examples">
      {examples.map(({ record, from, to }, index) => (
        <li key={index}>
          {record !== null && <span className="ts-quiet">{t('conclusionRow', { record })} </span>}
          <q>{from === '' ? t('emptyCell') : from}</q>
          {to !== from && (
            <>
              {' → '}
              {to === null ? <em>{t('emptyCell')}</em> : <q>{to}</q>}
            </>
          )}
        </li>
      ))}
    </ul>
  )
}

function ConclusionRow({
  conclusion,
  chosen,
  onChoose,
}: {
  conclusion: Conclusion
  chosen: string | null
  onChoose: ((value: string) => void) | null
}) {
  const t = useTexts(conclusionTexts)
  const textOf = useTextOf()
  const label = useId()
  const { state, message, examples, choices, sampled } = conclusion
  return (
    <li className="wh-conclusion" data-state={state} data-habit={conclusion.habit}>
      <StateTag meaning={MEANINGS[state]}>{t(`conclusion.${state}`)}</StateTag>
      <div>
        <p id={label}>
          {textOf(message)}
          {sampled && <span className="ts-quiet"> {t('conclusionSampled')}</span>}
        </p>
        <Examples examples={examples} />
      </div>
      {choices.length > 0 && (
        <Select
          aria-labelledby={label}
          popupMatchSelectWidth={false}
          disabled={onChoose === null}
          value={chosen}
          options={choices.map(({ value, label: name }) => ({ value, label: textOf(name) }))}
          onChange={(value) => onChoose?.(value)}
        />
      )}
    </li>
  )
}

/** What was concluded about how the table is written, with count and examples; each can be changed and the file read again. */
export function ReadingConclusions({
  address,
  version,
  analysis,
  mayReread,
}: {
  address: BatchAddress
  version: number
  analysis: BatchAnalysis
  mayReread: boolean
}) {
  const t = useTexts(conclusionTexts)
  const { locale } = useLanguage()
  const [changes, setChanges] = useState<ReadingChoices>({})
  const [all, setAll] = useState(false)
  const reread = useReread(address, version)
  const conclusions = ((analysis.conclusions ?? []) as Conclusion[]).toSorted(
    (left, right) => ORDER.indexOf(left.state) - ORDER.indexOf(right.state),
  )
  if (conclusions.length === 0) return null
  const open = conclusions.filter(({ state }) => state === 'question' || state === 'proposed').length
  const shown = all ? conclusions : conclusions.slice(0, Math.max(open, SHOWN_AT_FIRST))
  const reading = analysis.reading as Reading
  const choose = ({ key, chosen }: Conclusion, value: string) => {
    const { [key]: _, ...others } = changes
    setChanges(value === chosen ? others : { ...others, [key]: value })
  }
  const run = () => reread.mutate({ ...reading, choices: { ...reading.choices, ...changes } })
  const count = Object.keys(changes).length
  return (
    <Section title={t('conclusionsTitle')} note={t('conclusionsHelp')}>
      {reread.error && <Failure problem={reread.error} />}
      <ul className="wh-conclusions">
        {shown.map((conclusion) => (
          <ConclusionRow
            key={conclusion.key}
            conclusion={conclusion}
            chosen={changes[conclusion.key] ?? conclusion.chosen}
            onChoose={mayReread ? (value) => choose(conclusion, value) : null}
          />
        ))}
      </ul>
      {shown.length < conclusions.length && (
        <Button type="link" onClick={() => setAll(true)}>
          {t('conclusionsMore', { count: formatNumber(conclusions.length - shown.length, locale) })}
        </Button>
      )}
      {count > 0 && (
        <div className="wh-conclusions-run" role="status">
          <span>{t('conclusionsChanged', { count: formatNumber(count, locale) })}</span>
          <Button type="primary" loading={reread.isPending} onClick={run}>
            {t('conclusionsRun')}
          </Button>
          <Button onClick={() => setChanges({})}>{t('conclusionsUndo')}</Button>
        </div>
      )}
    </Section>
  )
}
