// SPDX-License-Identifier: Apache-2.0

import {
  Failure,
  Loading,
  PageHeader,
  RelativeTime,
  StepStrip,
  usePathValue,
  useTexts,
} from '@tinhso/kernel/ui'
import type { BatchDetail } from '@tinhso/warehouse/contract'
import { BatchActions } from './batch-actions.tsx'
import { batchPath, isMoving, useBatch } from './batch-api.ts'
import { BatchFacts, BatchFigures } from './batch-facts.tsx'
import { BatchMoving } from './batch-moving.tsx'
import { BatchOutcome } from './batch-outcome.tsx'
import { BatchStatusTag, stepOf } from './batch-status.tsx'
import { ColumnChanges } from './column-changes.tsx'
import { ColumnProfile } from './column-profile.tsx'
import { FixRows } from './fix-rows.tsx'
import { PeriodDifferences } from './period-differences.tsx'
import { SchemaEditor } from './schema-editor.tsx'
import { UnitQuestions } from './unit-questions.tsx'
import { warehouseTexts } from './warehouse-texts.ts'

const ENDED = new Set(['cancelled', 'failed'])
const ASKED = new Set(['needs-fixes', 'ready', 'submitted', 'loaded'])
const PROFILED = new Set(['ready', 'submitted', 'approved', 'loaded', 'returned', 'undone'])

const hasUnits = ({ analysis }: BatchDetail) =>
  analysis?.schema.fields.some(({ type }) => type === 'admin-unit') ?? false

function BatchBody({ batch, code }: { batch: BatchDetail; code: string }) {
  const address = { code, number: batch.number }
  return (
    <div className="ts-stack">
      {isMoving(batch.status) && <BatchMoving batch={batch} />}
      <BatchOutcome {...{ batch, address }} />
      {batch.counts && <BatchFigures counts={batch.counts} />}
      {!ENDED.has(batch.status) && <ColumnChanges batch={batch} />}
      {batch.status === 'proposed' && batch.analysis && batch.allowed.includes('confirm') && (
        <SchemaEditor key={batch.version} {...{ batch, address }} analysis={batch.analysis} />
      )}
      {!ENDED.has(batch.status) && <PeriodDifferences batch={batch} />}
      {ASKED.has(batch.status) && hasUnits(batch) && <UnitQuestions {...{ batch, address }} />}
      {(batch.status === 'needs-fixes' || (batch.counts?.quarantined ?? 0) > 0) &&
        !ENDED.has(batch.status) && <FixRows {...{ batch, address }} />}
      {PROFILED.has(batch.status) && <ColumnProfile batch={batch} />}
      <BatchFacts batch={batch} />
    </div>
  )
}

/** One batch from the file to the store: what it is doing, what it needs from this person now, and its evidence. */
export function Page() {
  const t = useTexts(warehouseTexts)
  const code = usePathValue('code')
  const number = usePathValue('number')
  const address = { code, number }
  const batch = useBatch(address)
  if (batch.error) return <Failure page problem={batch.error} onRetry={() => batch.refetch()} />
  if (!batch.data) return <Loading lines={8} />
  const { dataset, fileName, kind, undoOf, status, uploaded } = batch.data
  const title = kind === 'undo' ? t('undoNumber', { number, of: undoOf ?? '' }) : t('batchNumber', { number })
  const steps = [
    t('stepRead'),
    t('stepSchema'),
    t('stepCheck'),
    t('stepFix'),
    t('stepSubmit'),
    t('stepApprove'),
    t('stepLoaded'),
  ]
  const crumbs = [
    { title: t('catalog'), to: '/du-lieu' },
    { title: dataset.title, to: `/du-lieu/${encodeURIComponent(code)}` },
    { title: t('tabBatches'), to: `/du-lieu/${encodeURIComponent(code)}?tab=batches` },
  ]
  return (
    <div data-batch={batchPath(address)} data-status={status}>
      <PageHeader
        title={title}
        crumbs={crumbs}
        state={<BatchStatusTag status={status} />}
        purpose={
          <>
            {fileName && <strong>{fileName} · </strong>}
            {uploaded.name} · <RelativeTime at={uploaded.at} />
          </>
        }
        actions={<BatchActions batch={batch.data} address={address} />}
      />
      {kind === 'upload' && !ENDED.has(status) && (
        <StepStrip label={t('stepsLabel')} steps={steps} at={stepOf(status)} />
      )}
      <BatchBody batch={batch.data} code={code} />
    </div>
  )
}
