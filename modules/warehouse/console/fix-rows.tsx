// SPDX-License-Identifier: Apache-2.0

import { type InfiniteData, useInfiniteQuery } from '@tanstack/react-query'
import {
  type ApiProblem,
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
import { useEffect, useState } from 'react'
import './warehouse.css'
import { type BatchAddress, batchPath } from './batch-api.ts'
import { BulkReplace } from './bulk-replace.tsx'
import { CorrectedFile } from './corrected-file.tsx'
import { FaultReasons } from './fault-reasons.tsx'
import { FixGrid } from './fix-grid.tsx'
import { warehouseTexts } from './warehouse-texts.ts'

type FixRowsProps = { batch: BatchDetail; address: BatchAddress }
type FixActionsProps = {
  address: BatchAddress
  rule: string | null
  items: QuarantineRowView[]
  schema: DatasetSchema | undefined
}

function useRows(address: BatchAddress, status: 'open' | 'left-out', rule: string | null) {
  const path = `${batchPath(address)}/rows`
  return useInfiniteQuery<
    ListPage<QuarantineRowView>,
    ApiProblem,
    InfiniteData<ListPage<QuarantineRowView>>,
    unknown[],
    string | null
  >({
    queryKey: [path, status, rule],
    queryFn: ({ pageParam, signal }) =>
      apiGet<ListPage<QuarantineRowView>>(path, { status, rule, cursor: pageParam, limit: 50 }, signal),
    initialPageParam: null,
    getNextPageParam: (page) => page.nextCursor,
    // Rows that have just passed stay where they are until the person asks for the list again.
    refetchOnWindowFocus: false,
  })
}

function FixActions({ address, rule, items, schema }: FixActionsProps) {
  const t = useTexts(warehouseTexts)
  return (
    <>
      <Button href={`${batchPath(address)}/rows.xlsx`} icon={<Download size={16} />}>
        {t('fixDownload')}
      </Button>
      <CorrectedFile address={address} />
      <BulkReplace {...{ address, rule, schema }} rows={items} />
    </>
  )
}

/**
 * The rows that need fixing: why in Vietnamese, a grid to mend them, bulk replace, a spreadsheet out and back in
 * (R-WH-05). Once the batch is submitted: the rows that were left out, to be read.
 */
export function FixRows({ batch, address }: FixRowsProps) {
  const t = useTexts(warehouseTexts)
  const { locale } = useLanguage()
  const [rule, setRule] = useState<string | null>(null)
  const [wide, setWide] = useState(false)
  const may = batch.allowed.includes('fix')
  const mending = may || batch.status === 'needs-fixes'
  const rows = useRows(address, mending ? 'open' : 'left-out', rule)
  const schema = batch.analysis?.schema
  const done = rule !== null && rows.data?.pages[0]?.items.length === 0
  // The last row of a chosen reason has passed: the other rows come back by themselves.
  useEffect(() => {
    if (done) setRule(null)
  }, [done])
  const items = rows.data?.pages.flatMap((page) => page.items) ?? []
  const count = formatNumber(batch.counts?.quarantined ?? 0, locale)
  // Whoever may not read the values of rows sees only their number, which stands above.
  if (rows.error?.status === 403) return null
  const note = mending
    ? `${t('fixLeft', { count })}. ${may ? t('fixHelp') : ''}`
    : t('leftOutHelp', { count })
  return (
    <Section
      title={t(mending ? 'fixTitle' : 'leftOutTitle')}
      note={note}
      actions={may && <FixActions {...{ address, rule, items, schema }} />}
    >
      <div className="ts-stack">
        {mending && <FaultReasons {...{ batch, address, schema, rule }} onChoose={setRule} />}
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
          <div>
            <Button loading={rows.isFetchingNextPage} onClick={() => rows.fetchNextPage()}>
              {t('fixMore')}
            </Button>
          </div>
        )}
      </div>
    </Section>
  )
}
