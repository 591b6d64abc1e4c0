// SPDX-License-Identifier: Apache-2.0

import { useQueries } from '@tanstack/react-query'
import { apiGet, formatNumber, type ListPage, useLanguage, useTexts } from '@tinhso/kernel/ui'
import type { BatchDetail, DatasetSchema, QuarantineRowView } from '@tinhso/warehouse/contract'
import { type BatchAddress, batchPath } from './batch-api.ts'
import { useRuleName } from './rule-names.ts'
import { warehouseTexts } from './warehouse-texts.ts'

const MOST_REASONS = 12

type FaultReasonsProps = {
  batch: BatchDetail
  address: BatchAddress
  schema: DatasetSchema | undefined
  rule: string | null
  onChoose: (rule: string | null) => void
}

/** How many rows still fail each rule; the batch itself knows only what its file broke at first. */
function useOpenByRule(batch: BatchDetail, address: BatchAddress): [rule: string, rows: number][] {
  const path = `${batchPath(address)}/rows`
  const rules = Object.entries(batch.byRule)
    .sort((left, right) => right[1] - left[1])
    .slice(0, MOST_REASONS)
    .map(([rule]) => rule)
  const counted = useQueries({
    queries: rules.map((rule) => ({
      queryKey: [path, 'count', rule],
      queryFn: () => apiGet<ListPage<QuarantineRowView>>(path, { status: 'open', rule, limit: 1 }),
    })),
  })
  return rules.flatMap((rule, index) => {
    const rows = counted[index]?.data?.total ?? 0
    return rows > 0 ? [[rule, rows] as [string, number]] : []
  })
}

/** The reasons for which rows need fixing; choosing one narrows the rows. */
export function FaultReasons({ batch, address, schema, rule, onChoose }: FaultReasonsProps) {
  const t = useTexts(warehouseTexts)
  const { locale } = useLanguage()
  const nameOf = useRuleName(schema)
  const reasons = useOpenByRule(batch, address)
  if (reasons.length < 2 && rule === null) return null
  return (
    <div className="wh-reasons">
      <button type="button" aria-pressed={rule === null} onClick={() => onChoose(null)}>
        {t('fixAll')}
      </button>
      {reasons.map(([id, rows]) => (
        <button key={id} type="button" aria-pressed={rule === id} onClick={() => onChoose(id)}>
          {nameOf(id)} <span className="ts-quiet">{formatNumber(rows, locale)}</span>
        </button>
      ))}
    </div>
  )
}
