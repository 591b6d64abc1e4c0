// SPDX-License-Identifier: Apache-2.0
import type { EntryPage } from '@tinhso/catalog/contract'
import {
  EmptyState,
  Failure,
  Loading,
  Note,
  useApi,
  useCommand,
  useGo,
  useMay,
  useTexts,
} from '@tinhso/kernel/ui'
import type { DatasetSchema } from '@tinhso/warehouse/contract'
import { Button, Checkbox } from 'antd'
import { Megaphone } from 'lucide-react'
import { useState } from 'react'
import { openDataTexts } from './open-data-texts.ts'

/** Chooses what becomes public and opens the case; columns with personal data cannot be chosen. */
export function PreparePublication({ entry }: { entry: EntryPage }) {
  const t = useTexts(openDataTexts)
  const go = useGo()
  const may = useMay()
  const schema = useApi<DatasetSchema | null>(
    `/api/warehouse/datasets/${encodeURIComponent(entry.code)}/schema`,
  )
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const fields = schema.data?.fields ?? []
  const chosen = fields
    .filter(({ id, sensitive }) => sensitive === 'none' && !left.has(id))
    .map(({ id }) => id)
  const prepare = useCommand<void, { caseId: string }>(
    () => ({ path: '/api/open-data/publications', body: { datasetCode: entry.code, fieldIds: chosen } }),
    ['/api/open-data', '/api/inbox'],
  )
  if (schema.isPending) return <Loading />
  if (fields.length === 0) {
    return (
      <EmptyState icon={Megaphone} title={t('noData')}>
        {t('noDataHelp')}
      </EmptyState>
    )
  }
  if (!entry.mayEdit || !may('open-data.publication.prepare')) return <Note>{t('notYet')}</Note>
  const toggle = (id: string) => {
    const next = new Set(left)
    if (!next.delete(id)) next.add(id)
    setLeft(next)
  }
  // The refreshed tab takes this form away before it could hear of its own success; a promise is heard all the same.
  const open = () =>
    prepare.mutateAsync().then(
      ({ caseId }) => go(`/ho-so/${caseId}`),
      () => undefined,
    )
  return (
    <div className="ts-form">
      <Note title={t('notYet')}>{t('notYetHelp')}</Note>
      {prepare.error && <Failure problem={prepare.error} />}
      <fieldset>
        <legend>{t('columns')}</legend>
        <p className="ts-help">{t('columnsHelp')}</p>
        <div className="ts-choices">
          {fields.map(({ id, title, sensitive }) => (
            <Checkbox
              key={id}
              disabled={sensitive !== 'none'}
              checked={sensitive === 'none' && !left.has(id)}
              onChange={() => toggle(id)}
            >
              {title.vi} {sensitive !== 'none' && `(${t('personal')})`}
            </Checkbox>
          ))}
        </div>
      </fieldset>
      <div className="ts-form-actions">
        <Button type="primary" disabled={chosen.length === 0} loading={prepare.isPending} onClick={open}>
          {t('prepare')}
        </Button>
      </div>
    </div>
  )
}
