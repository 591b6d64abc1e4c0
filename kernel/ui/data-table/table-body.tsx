// SPDX-License-Identifier: Apache-2.0
import { Checkbox } from 'antd'
import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react'
import type { KeyboardEvent, ReactNode } from 'react'
import { useTexts } from '../language.tsx'
import { AppLink } from '../navigation.tsx'
import { uiTexts } from '../ui-texts.ts'
import type { Column } from './column.ts'

type TableBodyProps<Row> = {
  label: string
  columns: Column<Row>[]
  rows: Row[]
  rowKey: (row: Row) => string
  rowLink?: ((row: Row) => string) | undefined
  loading: boolean
  stale: boolean
  sort: string
  onSort: (sort: string | null) => void
  selected: ReadonlyMap<string, Row>
  onSelect?: ((selected: ReadonlyMap<string, Row>) => void) | undefined
}

function SortHeader<Row>({
  column,
  sort,
  onSort,
}: { column: Column<Row> } & Pick<TableBodyProps<Row>, 'sort' | 'onSort'>) {
  const t = useTexts(uiTexts)
  if (!column.sort) return column.title
  const { up, down } = column.sort
  const rising = up !== undefined && sort === up
  const falling = down !== undefined && sort === down
  const Icon = rising ? ArrowUp : falling ? ArrowDown : ChevronsUpDown
  const orders = [up, down, null].filter((order) => order !== undefined)
  const next = orders[(orders.indexOf(rising || falling ? sort : null) + 1) % orders.length] ?? null
  return (
    <button
      type="button"
      className="ts-sort"
      data-active={rising || falling || undefined}
      title={t('tableSort', { name: column.title })}
      onClick={() => onSort(next)}
    >
      {column.title}
      <Icon size={14} aria-hidden />
    </button>
  )
}

/** Moves the focus between rows by arrow keys; Escape returns to the search box. */
function moveByKey(event: KeyboardEvent<HTMLTableSectionElement>) {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  const body = event.currentTarget
  if (event.key === 'Escape') {
    body.closest('.ts-table')?.querySelector<HTMLInputElement>('input[type=search]')?.focus()
    return
  }
  const inField = (event.target as HTMLElement).closest('input, textarea, select, [role=combobox]')
  if (step === 0 || inField) return
  const rows = [...body.querySelectorAll<HTMLElement>('tr')]
  const at = rows.findIndex((row) => row.contains(document.activeElement))
  const goal = rows[Math.min(rows.length - 1, Math.max(0, at + step))]
  event.preventDefault()
  goal?.querySelector<HTMLElement>('.ts-row-link')?.focus()
}

function ariaSort<Row>(column: Column<Row>, sort: string) {
  if (sort && sort === column.sort?.up) return { 'aria-sort': 'ascending' } as const
  return sort && sort === column.sort?.down ? ({ 'aria-sort': 'descending' } as const) : {}
}

/** The rows themselves: a real table that becomes cards under 600 px. */
export function TableBody<Row>(props: TableBodyProps<Row>) {
  const { label, columns, rows, rowKey, rowLink, loading, stale, sort, onSort, selected, onSelect } = props
  const t = useTexts(uiTexts)
  const toggle = (row: Row) => {
    const next = new Map(selected)
    if (!next.delete(rowKey(row))) next.set(rowKey(row), row)
    onSelect?.(next)
  }
  const whole = rows.length > 0 && rows.every((row) => selected.has(rowKey(row)))
  const toggleAll = () => onSelect?.(new Map(whole ? [] : rows.map((row) => [rowKey(row), row])))
  const first = (row: Row, content: ReactNode) =>
    rowLink ? (
      <AppLink className="ts-row-link" to={rowLink(row)}>
        {content}
      </AppLink>
    ) : (
      <span className="ts-row-link" tabIndex={-1}>
        {content}
      </span>
    )
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="ts-table-scroll" aria-label={label} tabIndex={0} data-stale={stale || undefined}>
      <table>
        <thead>
          <tr>
            {onSelect && (
              <th className="ts-check">
                <Checkbox checked={whole} onChange={toggleAll} aria-label={t('tableSelectAll')} />
              </th>
            )}
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                data-align={column.align}
                style={{ minWidth: column.width }}
                {...ariaSort(column, sort)}
              >
                <SortHeader {...{ column, sort, onSort }} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody onKeyDown={moveByKey} aria-busy={loading}>
          {loading && <BoneRows columns={columns.length + (onSelect ? 1 : 0)} />}
          {rows.map((row) => (
            <tr
              key={rowKey(row)}
              data-link={rowLink ? true : undefined}
              data-selected={selected.has(rowKey(row)) || undefined}
            >
              {onSelect && (
                <td className="ts-check">
                  <Checkbox
                    checked={selected.has(rowKey(row))}
                    onChange={() => toggle(row)}
                    aria-label={`${t('tableSelectRow')} ${columns[0]?.text(row) ?? ''}`}
                  />
                </td>
              )}
              {columns.map((column, index) => {
                const content = column.render?.(row) ?? column.text(row)
                return (
                  <td
                    key={column.key}
                    data-label={column.title}
                    data-align={column.align}
                    data-empty={content ? undefined : true}
                  >
                    {index === 0 ? (
                      first(row, content)
                    ) : (
                      <div>{content || <span className="ts-quiet">—</span>}</div>
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function BoneRows({ columns }: { columns: number }) {
  const t = useTexts(uiTexts)
  return Array.from({ length: 8 }, (_, row) => (
    <tr key={row} className="ts-bones">
      {Array.from({ length: columns }, (_, cell) => (
        <td key={cell}>
          <span className="ts-bone" style={{ width: `${50 + ((row * 13 + cell * 29) % 45)}%` }} />
          {row + cell === 0 && <span className="ts-sr">{t('loading')}</span>}
        </td>
      ))}
    </tr>
  ))
}
