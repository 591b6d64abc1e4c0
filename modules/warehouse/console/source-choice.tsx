// SPDX-License-Identifier: Apache-2.0
import { Failure, useCommand, useTexts } from '@tinhso/kernel/ui'
import type { QuarantineRowView } from '@tinhso/warehouse/contract'
import { Button } from 'antd'
import { type BatchAddress, batchPath, datasetPath } from './batch-api.ts'
import { sourceTexts } from './source-texts.ts'

/** Both values with both sources, and the choice between them; the third way is to mend the cells beside. */
export function SourceChoice({
  address,
  row,
  may,
}: {
  address: BatchAddress
  row: QuarantineRowView
  may: boolean
}) {
  const t = useTexts(sourceTexts)
  const settle = useCommand<'stored' | 'new'>(
    (choice) => ({ path: `${batchPath(address)}/rows/settle`, body: { choice, records: [row.record] } }),
    [datasetPath(address.code)],
  )
  if (!row.conflict) return null
  const { stored, given, fields, choice } = row.conflict
  return (
    <div className="wh-sources">
      <dl>
        {fields.map(({ field, title, stored: present }) => (
          <div key={field}>
            <dt>{title}</dt>
            <dd>
              {t('present', stored)}: <strong>{present ?? t('empty')}</strong>
            </dd>
            <dd>
              {t('given', given)}: <strong>{row.values[field] || t('empty')}</strong>
            </dd>
          </div>
        ))}
      </dl>
      {settle.error && <Failure problem={settle.error} />}
      {may && choice === null && row.status === 'open' && (
        <div className="ts-row">
          <Button size="small" loading={settle.isPending} onClick={() => settle.mutate('stored')}>
            {t('keep')}
          </Button>
          <Button size="small" loading={settle.isPending} onClick={() => settle.mutate('new')}>
            {t('take')}
          </Button>
        </div>
      )}
    </div>
  )
}
