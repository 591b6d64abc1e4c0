// SPDX-License-Identifier: Apache-2.0
import {
  AppLink,
  type Column,
  DataTable,
  formatDateTime,
  PageHeader,
  ReasonDialog,
  useCommand,
  useLanguage,
  useTexts,
} from '@tinhso/kernel/ui'
import type { UnitChoice, UnitOption } from '@tinhso/warehouse/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { datasetPage } from './batch-api.ts'
import { lastDayOf, UnitChoiceInput } from './unit-choice.tsx'
import { unitTexts } from './unit-texts.ts'
import './warehouse.css'

const PATH = '/api/warehouse/unit-choices'

const unitPage = ({ code, validFrom, validTo }: UnitOption) => {
  const day = validFrom ?? (validTo && lastDayOf(validTo))
  return `/don-vi-hanh-chinh/${encodeURIComponent(code)}${day ? `?date=${day}` : ''}`
}

function CorrectDialog({ choice, onClose }: { choice: UnitChoice; onClose: () => void }) {
  const t = useTexts(unitTexts)
  const present = choice.option?.unit ?? null
  const [unit, setUnit] = useState<string | null | undefined>(present)
  const correct = useCommand<string, UnitChoice>(
    (reason) => ({
      method: 'PATCH',
      path: `${PATH}/${choice.id}`,
      body: { unit: unit ?? null, reason, version: choice.version },
    }),
    ['/api/warehouse', '/api/data'],
  )
  const options = [...choice.candidates, ...(choice.option ? [choice.option] : [])]
  return (
    <ReasonDialog
      open
      title={`${t('correct')}: “${choice.written}”`}
      confirm={t('correct')}
      busy={correct.isPending}
      problem={correct.error}
      consequence={
        <div className="ts-stack">
          <p>{t(choice.kind === 'split' ? 'correctSplit' : 'correctName')}</p>
          <UnitChoiceInput
            name={choice.written}
            options={[...new Map(options.map((option) => [option.unit, option])).values()]}
            closed={choice.kind === 'split'}
            value={unit}
            onChange={setUnit}
          />
        </div>
      }
      onConfirm={(reason) => unit !== undefined && correct.mutate(reason, { onSuccess: onClose })}
      onClose={onClose}
    />
  )
}

/** Everything that people chose about places, of datasets one may see; to be looked through and corrected. */
export function Page() {
  const t = useTexts(unitTexts)
  const { locale } = useLanguage()
  const [correcting, setCorrecting] = useState<UnitChoice | null>(null)
  const meaning = ({ option }: UnitChoice) => (option ? `${option.name} (${option.code})` : t('keep'))
  const columns: Column<UnitChoice>[] = [
    { key: 'written', title: t('written'), text: ({ written }) => written },
    { key: 'beside', title: t('beside'), text: ({ place }) => place },
    {
      key: 'meaning',
      title: t('meaning'),
      text: meaning,
      render: (choice) =>
        choice.option ? <AppLink to={unitPage(choice.option)}>{meaning(choice)}</AppLink> : meaning(choice),
    },
    { key: 'kind', title: t('kind'), text: ({ kind }) => t(`kind.${kind}`) },
    {
      key: 'dataset',
      title: t('dataset'),
      text: ({ dataset }) => dataset.title,
      render: ({ dataset }) => <AppLink to={datasetPage(dataset.code)}>{dataset.title}</AppLink>,
    },
    {
      key: 'who',
      title: t('who'),
      text: ({ chosen }) => `${chosen.name}, ${formatDateTime(chosen.at, locale)}`,
    },
    {
      key: 'correct',
      title: t('correct'),
      text: () => '',
      render: (choice) =>
        choice.mayCorrect && (
          <Button size="small" onClick={() => setCorrecting(choice)}>
            {t('correct')}
          </Button>
        ),
    },
  ]
  return (
    <>
      <PageHeader title={t('remembered')} purpose={t('rememberedPurpose')} />
      <DataTable
        name="dia-danh-da-chon"
        label={t('remembered')}
        path={PATH}
        columns={columns}
        rowKey={({ id }) => id}
        empty={{ title: t('rememberedEmpty'), help: t('rememberedEmptyHelp') }}
      />
      {correcting && <CorrectDialog choice={correcting} onClose={() => setCorrecting(null)} />}
    </>
  )
}
