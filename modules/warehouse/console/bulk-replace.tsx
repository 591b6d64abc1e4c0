// SPDX-License-Identifier: Apache-2.0

import { Failure, formatNumber, Note, uiTexts, useCommand, useLanguage, useTexts } from '@tinhso/kernel/ui'
import type { DatasetSchema, FixOutcome, QuarantineRowView } from '@tinhso/warehouse/contract'
import { AutoComplete, Button, Input, Modal, Select } from 'antd'
import { Replace } from 'lucide-react'
import { useState } from 'react'
import { type BatchAddress, batchPath, datasetPath } from './batch-api.ts'
import { warehouseTexts } from './warehouse-texts.ts'

type BulkReplaceProps = {
  address: BatchAddress
  schema: DatasetSchema | undefined
  rows: QuarantineRowView[]
  rule: string | null
}

/** Wrong values of a field among the rows in sight, most frequent first. */
function wrongValues(rows: QuarantineRowView[], field: string): { value: string; label: string }[] {
  const counts = new Map<string, number>()
  for (const row of rows) {
    if (!row.faults.some((fault) => fault.field === field)) continue
    const value = (row.values[field] ?? '').replaceAll('\u2060', '')
    counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  const sorted = [...counts].filter(([value]) => value !== '').sort((left, right) => right[1] - left[1])
  return sorted.slice(0, 20).map(([value, count]) => ({ value, label: `${value} (${count})` }))
}

function ReplaceDialog({ address, schema, rows, rule, onClose }: BulkReplaceProps & { onClose: () => void }) {
  const t = useTexts(warehouseTexts)
  const ui = useTexts(uiTexts)
  const { locale } = useLanguage()
  const fields = schema?.fields ?? []
  const [field, setField] = useState(
    () => rule?.split('.')[0] ?? rows[0]?.faults[0]?.field ?? fields[0]?.id ?? '',
  )
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const replace = useCommand<void, FixOutcome>(
    () => ({
      path: `${batchPath(address)}/rows/replace`,
      body: { field, from: from === '' ? null : from, to: to === '' ? null : to },
    }),
    [datasetPath(address.code)],
  )
  const numbers = (outcome: FixOutcome) => ({
    changed: formatNumber(outcome.changed, locale),
    passed: formatNumber(outcome.passed, locale),
    open: formatNumber(outcome.open, locale),
  })
  return (
    <Modal
      open
      title={t('fixBulk')}
      okText={t('fixBulkRun')}
      cancelText={ui('close')}
      okButtonProps={{ loading: replace.isPending }}
      onOk={() => replace.mutate(undefined, { onSuccess: () => setFrom('') })}
      onCancel={onClose}
    >
      <div className="ts-stack">
        {replace.error && <Failure problem={replace.error} />}
        {replace.data && <Note meaning="success">{t('fixOutcome', numbers(replace.data))}</Note>}
        <div className="ts-field">
          <label htmlFor="bulk-field">{t('fixBulkField')}</label>
          <Select
            id="bulk-field"
            showSearch={{ optionFilterProp: 'label' }}
            value={field}
            options={fields.map(({ id, title }) => ({ value: id, label: title.vi }))}
            onChange={setField}
          />
        </div>
        <div className="ts-field">
          <label htmlFor="bulk-from">{t('fixBulkFrom')}</label>
          <p className="ts-help">{t('fixBulkFromHelp')}</p>
          <AutoComplete id="bulk-from" value={from} options={wrongValues(rows, field)} onChange={setFrom} />
        </div>
        <div className="ts-field">
          <label htmlFor="bulk-to">{t('fixBulkTo')}</label>
          <Input id="bulk-to" value={to} onChange={(event) => setTo(event.target.value)} />
        </div>
      </div>
    </Modal>
  )
}

/** Replaces one wrong value everywhere in a field and checks the rows again. */
export function BulkReplace(props: BulkReplaceProps) {
  const t = useTexts(warehouseTexts)
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button icon={<Replace size={16} />} onClick={() => setOpen(true)}>
        {t('fixBulk')}
      </Button>
      {open && <ReplaceDialog {...props} onClose={() => setOpen(false)} />}
    </>
  )
}
