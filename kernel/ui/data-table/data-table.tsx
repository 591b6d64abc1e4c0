// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react'
import { useMemo, useState } from 'react'
import type { Query } from '../api-client.ts'
import { type ListPage, useApi } from '../api-hooks.ts'
import { EmptyState } from '../empty-state.tsx'
import { Failure } from '../failure.tsx'
import { useTexts } from '../language.tsx'
import { uiTexts } from '../ui-texts.ts'
import type { Column, Filter } from './column.ts'
import { useListAddress } from './list-address.ts'
import { TableBody } from './table-body.tsx'
import { TablePager } from './table-pager.tsx'
import { useTablePreferences } from './table-preferences.ts'
import { TableToolbar } from './table-toolbar.tsx'

type DataTableProps<Row> = {
  /** Names the table in the person's preferences and in the exported file. */
  name: string
  label: string
  path: string
  query?: Query
  columns: Column<Row>[]
  filters?: Filter[]
  rowKey: (row: Row) => string
  rowLink?: (row: Row) => string
  searchable?: boolean
  /** Shown when there is nothing at all: teaches how to bring the first one. */
  empty: { title: string; help: string; action?: ReactNode }
  bulkActions?: (rows: Row[], clear: () => void) => ReactNode
  /** Rows a page; null for a list that the server gives whole. */
  pageSize?: number | null
  /** Address of the server's own CSV; without it the pages are read one after another. */
  exportPath?: string
}

/** The list of the house: server paging, filters in the address, columns, density, export, keyboard, cards on phones. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { name, label, path, columns, filters = [], rowKey, pageSize = 50 } = props
  const t = useTexts(uiTexts)
  const { address, set } = useListAddress(filters.map((filter) => filter.key))
  const hiddenAtFirst = useMemo(
    () => columns.filter((column) => column.hidden).map(({ key }) => key),
    [columns],
  )
  const [preferences, changePreferences] = useTablePreferences(name, hiddenAtFirst)
  const [selected, setSelected] = useState<ReadonlyMap<string, Row>>(new Map())
  const query = { ...props.query, ...address.filters, q: address.text, sort: address.sort }
  const list = useApi<ListPage<Row>>(
    path,
    { ...query, cursor: address.cursor, limit: pageSize },
    { keepPrevious: true },
  )
  const shown = columns.filter((column) => !preferences.hidden.includes(column.key))
  const filtered = address.text !== '' || Object.keys(address.filters).length > 0
  const rows = list.data?.items ?? []
  const clear = () => setSelected(new Map())

  return (
    <div className="ts-table" data-density={preferences.density}>
      <TableToolbar
        {...{ name, path, query, columns, filters, address, set, preferences, changePreferences }}
        searchable={props.searchable ?? true}
        exportPath={props.exportPath}
        total={list.data?.total}
        count={rows.length}
      />
      {selected.size > 0 && props.bulkActions && (
        <div className="ts-bulk" role="status">
          <span>{t('tableSelected', { count: selected.size })}</span>
          {props.bulkActions([...selected.values()], clear)}
        </div>
      )}
      {list.error ? (
        <Failure problem={list.error} onRetry={() => list.refetch()} />
      ) : !list.isPending && rows.length === 0 ? (
        <EmptyState
          title={filtered ? t('tableNothing') : props.empty.title}
          action={filtered ? undefined : props.empty.action}
        >
          {filtered ? t('tableNothingHelp') : props.empty.help}
        </EmptyState>
      ) : (
        <TableBody
          {...{ label, columns: shown, rows, rowKey, selected }}
          rowLink={props.rowLink}
          loading={list.isPending}
          stale={list.isPlaceholderData}
          sort={address.sort}
          onSort={(sort) => set({ sort })}
          onSelect={props.bulkActions ? setSelected : undefined}
        />
      )}
      <TablePager
        cursor={address.cursor}
        next={list.data?.nextCursor ?? null}
        onPage={(cursor) => set({ cursor })}
      />
    </div>
  )
}
