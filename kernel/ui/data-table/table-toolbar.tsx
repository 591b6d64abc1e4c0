// SPDX-License-Identifier: Apache-2.0
import { Button, Checkbox, Input, type InputRef, Popover, Segmented, Select } from 'antd'
import { Columns3, Download, ListFilter, Search, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { type Query, withQuery } from '../api-client.ts'
import { formatNumber } from '../format.ts'
import { useLanguage, useTexts } from '../language.tsx'
import { uiTexts } from '../ui-texts.ts'
import type { Column, Filter } from './column.ts'
import { downloadText, readWholeList, toCsv } from './csv-export.ts'
import { type ListAddress, useSettledText } from './list-address.ts'
import type { TablePreferences } from './table-preferences.ts'

type ToolbarProps<Row> = {
  name: string
  path: string
  query: Query
  columns: Column<Row>[]
  filters: Filter[]
  address: ListAddress
  set: (changes: Record<string, string | null>) => void
  preferences: TablePreferences
  changePreferences: (changes: Partial<TablePreferences>) => void
  searchable: boolean
  exportPath: string | undefined
  total: number | undefined
  count: number
}

function SearchBox({ address, set }: Pick<ToolbarProps<never>, 'address' | 'set'>) {
  const t = useTexts(uiTexts)
  const box = useRef<InputRef>(null)
  const [typed, setTyped] = useSettledText(address.text, (q) => set({ q }))
  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      const busy = (event.target as HTMLElement).closest('input, textarea, select, [contenteditable]')
      if (event.key !== '/' || busy || event.ctrlKey || event.metaKey) return
      event.preventDefault()
      box.current?.focus()
    }
    document.addEventListener('keydown', focus)
    return () => document.removeEventListener('keydown', focus)
  }, [])
  return (
    <Input
      ref={box}
      type="search"
      className="ts-table-search"
      aria-label={t('tableSearch')}
      placeholder={t('tableSearch')}
      prefix={<Search size={16} aria-hidden />}
      suffix={<kbd aria-hidden>/</kbd>}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
    />
  )
}

function Chips({ filters, address, set }: Pick<ToolbarProps<never>, 'filters' | 'address' | 'set'>) {
  const t = useTexts(uiTexts)
  const active = filters.filter((filter) => address.filters[filter.key])
  if (active.length === 0) return null
  const clear = Object.fromEntries(active.map((filter) => [filter.key, null]))
  return (
    <div className="ts-chips">
      {active.map((filter) => {
        const value = address.filters[filter.key] ?? ''
        const label = filter.options.find((option) => option.value === value)?.label ?? value
        return (
          <button
            key={filter.key}
            type="button"
            aria-label={t('tableRemoveFilter', { name: `${filter.title}: ${label}` })}
            onClick={() => set({ [filter.key]: null })}
          >
            {filter.title}: <strong>{label}</strong>
            <X size={14} aria-hidden />
          </button>
        )
      })}
      <Button type="link" size="small" onClick={() => set(clear)}>
        {t('tableClear')}
      </Button>
    </div>
  )
}

function ViewMenu<Row>({
  columns,
  preferences,
  changePreferences,
}: Pick<ToolbarProps<Row>, 'columns' | 'preferences' | 'changePreferences'>) {
  const t = useTexts(uiTexts)
  const toggle = (key: string) => {
    const { hidden } = preferences
    changePreferences({
      hidden: hidden.includes(key) ? hidden.filter((other) => other !== key) : [...hidden, key],
    })
  }
  const content = (
    <div className="ts-view-menu">
      {columns.map((column, index) => (
        <Checkbox
          key={column.key}
          disabled={index === 0}
          checked={!preferences.hidden.includes(column.key)}
          onChange={() => toggle(column.key)}
        >
          {column.title}
        </Checkbox>
      ))}
      <Segmented<TablePreferences['density']>
        block
        aria-label={t('tableDensity')}
        value={preferences.density}
        onChange={(density) => changePreferences({ density })}
        options={[
          { value: 'comfortable', label: t('tableComfortable') },
          { value: 'compact', label: t('tableCompact') },
        ]}
      />
    </div>
  )
  return (
    <Popover content={content} trigger="click" placement="bottomRight">
      <Button className="ts-wide-only" icon={<Columns3 size={16} />}>
        {t('tableColumns')}
      </Button>
    </Popover>
  )
}

function ExportButton<Row>({
  name,
  path,
  query,
  columns,
}: Pick<ToolbarProps<Row>, 'name' | 'path' | 'query' | 'columns'>) {
  const t = useTexts(uiTexts)
  const [count, setCount] = useState<number | null>(null)
  const run = async () => {
    setCount(0)
    try {
      const rows = await readWholeList<Row>(path, query, setCount)
      downloadText(`${name}.csv`, toCsv(columns, rows))
    } finally {
      setCount(null)
    }
  }
  return (
    <Button icon={<Download size={16} />} loading={count !== null} onClick={run}>
      {count === null ? t('tableExport') : t('tableExporting', { count })}
    </Button>
  )
}

function OptionLabel({ label, count }: { label: string; count: number | undefined }) {
  const { locale } = useLanguage()
  if (count === undefined) return label
  return (
    <span className="ts-option">
      {label} <span className="ts-quiet">{formatNumber(count, locale)}</span>
    </span>
  )
}

/** Search, filters with their chips, total, columns, row height and export. */
export function TableToolbar<Row>(props: ToolbarProps<Row>) {
  const { filters, address, set, total, count, searchable } = props
  const t = useTexts(uiTexts)
  const { locale } = useLanguage()
  const [open, setOpen] = useState(false)
  const words =
    total === undefined ? t('tableShown', { count }) : t('tableTotal', { count: formatNumber(total, locale) })
  return (
    <div className="ts-toolbar">
      <div className="ts-toolbar-row">
        {searchable && <SearchBox {...{ address, set }} />}
        {filters.length > 0 && (
          <Button
            className="ts-narrow-only"
            icon={<ListFilter size={16} />}
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            {t('tableFilters')}
          </Button>
        )}
        <div className="ts-filters" data-open={open || undefined}>
          {filters.map((filter) => (
            <Select
              key={filter.key}
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              aria-label={filter.title}
              placeholder={filter.title}
              popupMatchSelectWidth={false}
              value={address.filters[filter.key] ?? null}
              options={filter.options}
              optionRender={({ data }) => <OptionLabel label={data.label} count={data.count} />}
              onChange={(value: string | null) => set({ [filter.key]: value })}
            />
          ))}
        </div>
        <div className="ts-toolbar-end">
          <ViewMenu {...props} />
          {props.exportPath ? (
            <Button icon={<Download size={16} />} href={withQuery(props.exportPath, props.query)}>
              {t('tableExport')}
            </Button>
          ) : (
            <ExportButton {...props} />
          )}
        </div>
      </div>
      <Chips {...{ filters, address, set }} />
      <p className="ts-quiet ts-number" aria-live="polite">
        {words}
      </p>
    </div>
  )
}
