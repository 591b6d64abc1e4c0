// SPDX-License-Identifier: Apache-2.0

import { useInfiniteQuery } from '@tanstack/react-query'
import {
  apiGet,
  EmptyState,
  Failure,
  formatNumber,
  type ListPage,
  Loading,
  Section,
  useLanguage,
  useTexts,
} from '@tinhso/kernel/ui'
import type { BatchDetail, DatasetSchema, QuarantineRowView } from '@tinhso/warehouse/contract'
import { Button, Checkbox } from 'antd'
import { CircleCheck, Download } from 'lucide-react'
import { useState } from 'react'
import './warehouse.css'
import { type BatchAddress, batchPath } from './batch-api.ts'
import { BulkReplace } from './bulk-replace.tsx'
import { CorrectedFile } from './corrected-file.tsx'
import { FixGrid } from './fix-grid.tsx'
import { useRuleName } from './rule-names.ts'
import { warehouseTexts } from './warehouse-texts.ts'

type FixRowsProps = { batch: BatchDetail; address: BatchAddress }

/** The faults by reason; choosing one narrows the rows. */
function Reasons({
  batch,
  schema,
  rule,
  onChoose,
}: {
  batch: BatchDetail
  schema: DatasetSchema | undefined
  rule: string | null
  onChoose: (rule: string | null) => void
}) {
  const t = useTexts(warehouseTexts)
  const { locale } = useLanguage()
  const nameOf = useRuleName(schema)
  const rules = Object.entries(batch.byRule).sort((left, right) => right[1] - left[1])
  if (rules.length < 2) return null
  return (
    <div className="wh-reasons">
      <button type="button" aria-pressed={rule === null} onClick={() => onChoose(null)}>
        {t('fixAll')}
      </button>
      {rules.map(([id, count]) => (
        <button key={id} type="button" aria-pressed={rule === id} onClick={() => onChoose(id)}>
          {nameOf(id)} <span className="ts-quiet">{formatNumber(count, locale)}</span>
        </button>
      ))}
    </div>
  )
}

function useOpenRows(address: BatchAddress, rule: string | null) {
  const path = `${batchPath(address)}/rows`
  return useInfiniteQuery({
    queryKey: [path, rule],
    queryFn: ({ pageParam, signal }) =>
      apiGet<ListPage<QuarantineRowView>>(
        path,
        { status: 'open', rule, cursor: pageParam, limit: 50 },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    // Rows that have just passed stay where they are until the person asks for the list again.
    refetchOnWindowFocus: false,
  })
}

/** The rows that need fixing: why in Vietnamese, a grid to mend them, bulk replace, a spreadsheet out and back in (R-WH-05). */
export function FixRows({ batch, address }: FixRowsProps) {
  const t = useTexts(warehouseTexts)
  const { locale } = useLanguage()
  const [rule, setRule] = useState<string | null>(null)
  const [wide, setWide] = useState(false)
  const rows = useOpenRows(address, rule)
  const schema = batch.analysis?.schema
  const may = batch.allowed.includes('fix')
  const open = batch.counts?.quarantined ?? 0
  const items = rows.data?.pages.flatMap((page) => page.items) ?? []
  const actions = may && (
    <>
      <Button href={`${batchPath(address)}/rows.xlsx`} icon={<Download size={16} />}>
        {t('fixDownload')}
      </Button>
      <CorrectedFile address={address} />
      <BulkReplace {...{ address, rule, schema }} rows={items} />
    </>
  )
  return (
    <Section
      title={t('fixTitle')}
      note={
        open > 0
          ? `${t('fixLeft', { count: formatNumber(open, locale) })}. ${may ? t('fixHelp') : ''}`
          : undefined
      }
      actions={actions}
    >
      <div className="ts-stack">
        <Reasons {...{ batch, schema, rule }} onChoose={setRule} />
        {rows.error && <Failure problem={rows.error} onRetry={() => rows.refetch()} />}
        {rows.isPending && <Loading />}
        {rows.data && items.length === 0 && <EmptyState icon={CircleCheck} title={t('fixNone')} />}
        {items.length > 0 && (
          <>
            <Checkbox checked={wide} onChange={(event) => setWide(event.target.checked)}>
              {t('fixAllColumns')}
            </Checkbox>
            <FixGrid {...{ address, items, schema, wide, may }} />
          </>
        )}
        {rows.hasNextPage && (
          <Button loading={rows.isFetchingNextPage} onClick={() => rows.fetchNextPage()}>
            {t('fixMore')}
          </Button>
        )}
      </div>
    </Section>
  )
}
