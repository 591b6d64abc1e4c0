// SPDX-License-Identifier: Apache-2.0

import { useQueryClient } from '@tanstack/react-query'
import {
  apiGet,
  apiSend,
  type ListPage,
  ReasonDialog,
  StateTag,
  useCommand,
  useTextOf,
  useTexts,
} from '@tinhso/kernel/ui'
import type { DatasetSchema, FixOutcome, QuarantineRowView } from '@tinhso/warehouse/contract'
import { Button, Input } from 'antd'
import { type KeyboardEvent, useState } from 'react'
import { type BatchAddress, batchPath, datasetPath } from './batch-api.ts'
import { SourceChoice } from './source-choice.tsx'
import { warehouseTexts } from './warehouse-texts.ts'

type FixGridProps = {
  address: BatchAddress
  items: QuarantineRowView[]
  schema: DatasetSchema | undefined
  wide: boolean
  may: boolean
}

/** The invisible mark that keeps a spreadsheet's own numbers apart is not shown; it goes back unless the cell is changed. */
const shown = (value: string | null | undefined) => (value ?? '').replaceAll('\u2060', '')

function useRowSaving(address: BatchAddress) {
  const client = useQueryClient()
  const [fresh, setFresh] = useState<ReadonlyMap<number, QuarantineRowView>>(new Map())
  const [problems, setProblems] = useState<ReadonlyMap<number, string>>(new Map())
  const save = async (row: QuarantineRowView, field: string, value: string) => {
    const path = `${batchPath(address)}/rows`
    try {
      await apiSend<FixOutcome>('PATCH', path, {
        changes: [{ record: row.record, values: { [field]: value === '' ? null : value } }],
      })
      const page = await apiGet<ListPage<QuarantineRowView>>(path, { record: row.record })
      const [seen] = page.items
      if (seen) setFresh((known) => new Map(known).set(row.record, seen))
      setProblems((known) => new Map([...known].filter(([record]) => record !== row.record)))
      await client.invalidateQueries({ queryKey: [batchPath(address)] })
    } catch (problem) {
      setProblems((known) => new Map(known).set(row.record, (problem as Error).message))
    }
  }
  return { fresh, problems, save }
}

function Cell({
  row,
  field,
  title,
  bad,
  may,
  onSave,
}: {
  row: QuarantineRowView
  field: string
  title: string
  bad: boolean
  may: boolean
  onSave: (value: string) => void
}) {
  const value = shown(row.values[field])
  const [typed, setTyped] = useState(value)
  if (!may || row.status !== 'open')
    return <span className={value ? undefined : 'ts-quiet'}>{value || '—'}</span>
  const settle = () => typed !== value && onSave(typed)
  const onKey = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') event.currentTarget.blur()
    if (event.key === 'Escape') setTyped(value)
  }
  return (
    <Input
      size="small"
      status={bad ? 'error' : ''}
      aria-invalid={bad}
      aria-label={`${title}, ${row.record}`}
      aria-describedby={bad ? `why-${row.record}` : undefined}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={settle}
      onKeyDown={onKey}
    />
  )
}

function Why({ row, problem }: { row: QuarantineRowView; problem: string | undefined }) {
  const t = useTexts(warehouseTexts)
  const textOf = useTextOf()
  if (row.status === 'passed') return <StateTag meaning="success">{t('fixPassed')}</StateTag>
  return (
    <ul id={`why-${row.record}`}>
      {problem && <li className="ts-field-error">{problem}</li>}
      {row.faults.map((fault) => (
        <li key={`${fault.rule}${fault.field}`}>{textOf(fault.message)}</li>
      ))}
    </ul>
  )
}

function DiscardRow({ address, row }: { address: BatchAddress; row: QuarantineRowView }) {
  const t = useTexts(warehouseTexts)
  const [asking, setAsking] = useState(false)
  const discard = useCommand<string>(
    (reason) => ({ path: `${batchPath(address)}/rows/discard`, body: { records: [row.record], reason } }),
    [datasetPath(address.code)],
  )
  return (
    <>
      <Button size="small" type="link" onClick={() => setAsking(true)}>
        {t('fixDiscard')}
      </Button>
      <ReasonDialog
        open={asking}
        title={t('fixDiscardTitle', { count: 1 })}
        consequence={t('fixDiscardConsequence')}
        confirm={t('fixDiscard')}
        danger
        busy={discard.isPending}
        problem={discard.error}
        onConfirm={(reason) => discard.mutate(reason, { onSuccess: () => setAsking(false) })}
        onClose={() => setAsking(false)}
      />
    </>
  )
}

/** Rows and cells to mend; a cell is checked again by the server when it is left, with the same verdict as the file check. */
export function FixGrid({ address, items, schema, wide, may }: FixGridProps) {
  const t = useTexts(warehouseTexts)
  const { fresh, problems, save } = useRowSaving(address)
  const rows = items.map((row) => fresh.get(row.record) ?? row)
  const faulty = new Set(items.flatMap((row) => row.faults.map((fault) => fault.field)))
  const fields = (schema?.fields ?? []).filter(({ id }, index) => wide || faulty.has(id) || index === 0)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="wh-grid" aria-label={t('fixWhy')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('fixLine')}</th>
            <th scope="col">{t('fixWhy')}</th>
            {fields.map((field) => (
              <th key={field.id} scope="col">
                {field.title.vi}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.record} data-passed={row.status === 'passed' || undefined}>
              <td className="wh-line">
                {row.line ?? row.record}
                {may && row.status === 'open' && <DiscardRow {...{ address, row }} />}
              </td>
              <td className="wh-why">
                <Why row={row} problem={problems.get(row.record)} />
                <SourceChoice {...{ address, row, may }} />
              </td>
              {fields.map(({ id, title }) => (
                <td key={id} className="wh-cell">
                  <Cell
                    key={row.values[id] ?? ''}
                    {...{ row, may }}
                    field={id}
                    title={title.vi}
                    bad={row.faults.some((fault) => fault.field === id)}
                    onSave={(value) => save(row, id, value)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
