// SPDX-License-Identifier: Apache-2.0
import {
  type Column,
  DataTable,
  formatDate,
  type Meaning,
  PageHeader,
  StateTag,
  useGo,
  useLanguage,
  useMay,
  useTexts,
} from '@tinhso/kernel/ui'
import type { DocumentLevel, DocumentStatus, LegalDocument } from '@tinhso/legal-basis/contract'
import { Button } from 'antd'
import { Plus } from 'lucide-react'
import { legalTexts } from './legal-texts.ts'

const MEANINGS: Record<DocumentStatus, Meaning> = {
  'in-force': 'success',
  ended: 'danger',
  'not-yet': 'information',
  unknown: 'neutral',
}
const LEVELS: DocumentLevel[] = ['national', 'provincial', 'standard']
const STATUSES: DocumentStatus[] = ['in-force', 'ended', 'not-yet', 'unknown']

/** Whether a document holds, in word, icon and colour. */
export function DocumentStatusTag({ status }: { status: DocumentStatus }) {
  const t = useTexts(legalTexts)
  return <StateTag meaning={MEANINGS[status]}>{t(`status.${status}`)}</StateTag>
}

/** Legal documents with their validity. */
export function Page() {
  const t = useTexts(legalTexts)
  const go = useGo()
  const may = useMay()
  const { locale } = useLanguage()
  const day = (value: string | null) => (value ? formatDate(value, locale) : '')
  const columns: Column<LegalDocument>[] = [
    { key: 'number', title: t('number'), text: ({ number, ref }) => number ?? ref },
    { key: 'title', title: t('title'), width: 280, text: ({ title }) => title ?? '' },
    { key: 'type', title: t('type'), text: ({ type }) => type },
    { key: 'issuer', title: t('issuer'), text: ({ issuer }) => issuer ?? '' },
    { key: 'issuedOn', title: t('issuedOn'), text: ({ issuedOn }) => day(issuedOn) },
    {
      key: 'status',
      title: t('status'),
      text: ({ status }) => t(`status.${status}`),
      render: ({ status }) => <DocumentStatusTag status={status} />,
    },
    { key: 'validFrom', title: t('validFrom'), hidden: true, text: ({ validFrom }) => day(validFrom) },
    { key: 'validTo', title: t('validTo'), text: ({ validTo }) => day(validTo) },
    { key: 'replacedBy', title: t('replacedBy'), hidden: true, text: ({ replacedBy }) => replacedBy ?? '' },
  ]
  return (
    <>
      <PageHeader
        title={t('documents')}
        purpose={t('purpose')}
        actions={
          may('legal-basis.document.manage') && (
            <Button type="primary" icon={<Plus size={16} />} onClick={() => go('/van-ban/dang-ky')}>
              {t('register')}
            </Button>
          )
        }
      />
      <DataTable
        name="van-ban-phap-ly"
        label={t('documents')}
        path="/api/legal-basis/documents"
        columns={columns}
        filters={[
          {
            key: 'status',
            title: t('status'),
            options: STATUSES.map((value) => ({ value, label: t(`status.${value}`) })),
          },
          {
            key: 'level',
            title: t('level'),
            options: LEVELS.map((value) => ({ value, label: t(`level.${value}`) })),
          },
        ]}
        rowKey={({ ref }) => ref}
        rowLink={({ ref }) => `/van-ban/${encodeURIComponent(ref)}`}
        empty={{ title: t('empty'), help: t('emptyHelp') }}
      />
    </>
  )
}
