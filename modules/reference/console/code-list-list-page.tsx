// SPDX-License-Identifier: Apache-2.0
import {
  type Column,
  DataTable,
  PageHeader,
  StateTag,
  useGo,
  useMay,
  useTextOf,
  useTexts,
} from '@tinhso/kernel/ui'
import type { CodeList } from '@tinhso/reference/contract'
import { Button } from 'antd'
import { Plus } from 'lucide-react'
import { referenceTexts } from './reference-texts.ts'

/** Shared code lists with their authority and edition (R-REF-01). */
export function Page() {
  const t = useTexts(referenceTexts)
  const textOf = useTextOf()
  const go = useGo()
  const may = useMay()
  const columns: Column<CodeList>[] = [
    { key: 'name', title: t('name'), text: ({ name }) => textOf(name) },
    { key: 'code', title: t('code'), text: ({ code }) => code, render: ({ code }) => <code>{code}</code> },
    { key: 'authority', title: t('authority'), text: ({ issuingAuthority }) => issuingAuthority },
    { key: 'basis', title: t('basis'), text: ({ legalBasis }) => legalBasis },
    { key: 'edition', title: t('edition'), align: 'end', text: ({ edition }) => String(edition) },
    {
      key: 'derived',
      title: t('note'),
      text: ({ derived }) => (derived ? t('derived') : ''),
      render: ({ derived }) => derived && <StateTag meaning="neutral">{t('derived')}</StateTag>,
    },
  ]
  return (
    <>
      <PageHeader
        title={t('lists')}
        purpose={t('listsPurpose')}
        actions={
          may('reference.code-list.manage') && (
            <Button type="primary" icon={<Plus size={16} />} onClick={() => go('/danh-muc/cong-bo')}>
              {t('publish')}
            </Button>
          )
        }
      />
      <DataTable
        name="danh-muc-ma"
        label={t('lists')}
        path="/api/reference/code-lists"
        pageSize={null}
        searchable={false}
        columns={columns}
        rowKey={({ code }) => code}
        rowLink={({ code }) => `/danh-muc/${encodeURIComponent(code)}`}
        empty={{ title: t('empty'), help: t('emptyHelp') }}
      />
    </>
  )
}
