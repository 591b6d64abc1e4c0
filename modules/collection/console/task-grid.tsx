// SPDX-License-Identifier: Apache-2.0
import type { TaskField, TaskRow } from '@tinhso/collection/contract'
import { StateTag, useTextOf, useTexts } from '@tinhso/kernel/ui'
import { Button, Input, Select } from 'antd'
import { Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { taskTexts } from './task-texts.ts'

interface TaskGridProps {
  readonly fields: readonly TaskField[]
  readonly rows: readonly TaskRow[]
  readonly may: boolean
  readonly onChange?: (row: TaskRow, field: string, value: string) => void
  readonly onRemove?: (row: TaskRow) => void
  /** What stands at the end of a row: a reason to return it, a correction. */
  readonly rowAction?: (row: TaskRow) => ReactNode
}

interface CellProps {
  readonly field: TaskField
  readonly row: TaskRow
  readonly label: string
  readonly onChange: (value: string) => void
}

function Cell({ field, row, label, onChange }: CellProps) {
  const value = row.values[field.id] ?? ''
  const bad = row.faults.some((fault) => fault.field === field.id && fault.severity === 'error')
  const status = bad ? ('error' as const) : ('' as const)
  if (field.choices)
    return (
      <Select
        size="small"
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={label}
        status={status}
        value={value || null}
        options={field.choices.map(({ code, name }) => ({ value: code, label: name }))}
        onChange={(chosen: string | null) => onChange(chosen ?? '')}
      />
    )
  return (
    <Input
      size="small"
      aria-label={label}
      aria-invalid={bad}
      aria-describedby={row.faults.length > 0 ? `faults-${row.key}` : undefined}
      status={status}
      inputMode={field.type === 'integer' ? 'numeric' : 'text'}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}

function Remarks({ row }: { row: TaskRow }) {
  const t = useTexts(taskTexts)
  const textOf = useTextOf()
  return (
    <>
      {row.returnReason && (
        <StateTag meaning="danger">{t('returnReason', { reason: row.returnReason })}</StateTag>
      )}
      {row.faults.length > 0 && (
        <ul className="co-row-faults" id={`faults-${row.key}`}>
          {row.faults.map((fault) => (
            <li key={`${fault.rule}${fault.field}`} data-severity={fault.severity}>
              {textOf(fault.message)}
            </li>
          ))}
        </ul>
      )}
      {row.faults.length === 0 && row.origin === 'prefilled' && (
        <span className="ts-quiet">{t('prefilled')}</span>
      )}
    </>
  )
}

/** Rows as a grid; every cell is saved a moment after it changed, with the verdict of the data firewall beside it. */
export function TaskGrid({ fields, rows, may, onChange, onRemove, rowAction }: TaskGridProps) {
  const t = useTexts(taskTexts)
  const shown = fields.filter(({ fixed }) => fixed === null)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="co-grid" aria-label={t('task')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('number')}</th>
            {shown.map((field) => (
              <th key={field.id} scope="col" className="co-field-title">
                {field.title.vi}
                {(field.required || field.unit) && (
                  <small>{[field.required && t('required'), field.unit].filter(Boolean).join(', ')}</small>
                )}
              </th>
            ))}
            <th scope="col">{t('remark')}</th>
            {(may || rowAction) && <th scope="col" />}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={row.key}>
              <td className="co-number" data-label={t('number')}>
                {index + 1}
              </td>
              {shown.map((field) => (
                <td key={field.id} className="co-cell" data-label={field.title.vi}>
                  {may ? (
                    <Cell
                      {...{ field, row }}
                      label={`${field.title.vi}, ${t('number')} ${index + 1}`}
                      onChange={(value) => onChange?.(row, field.id, value)}
                    />
                  ) : (
                    (row.values[field.id] ?? '—')
                  )}
                </td>
              ))}
              <td>
                <Remarks row={row} />
              </td>
              {rowAction && <td>{rowAction(row)}</td>}
              {may && (
                <td>
                  <Button
                    size="small"
                    type="text"
                    icon={<Trash2 size={15} />}
                    aria-label={`${t('removeRow')} ${index + 1}`}
                    onClick={() => onRemove?.(row)}
                  />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
