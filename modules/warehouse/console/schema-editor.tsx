// SPDX-License-Identifier: Apache-2.0

import { Failure, Note, Section, useApi, useTextOf, useTexts } from '@tinhso/kernel/ui'
import type { BatchAnalysis, BatchDetail, DatasetSchema } from '@tinhso/warehouse/contract'
import { Button } from 'antd'
import { useState } from 'react'
import './warehouse.css'
import { type BatchAddress, datasetPath, useBatchAct } from './batch-api.ts'
import { LoweringReason, PurposeLink } from './personal/lowering-reason.tsx'
import { ReadingConclusions } from './reading-conclusions.tsx'
import { RereadFile } from './reread-file.tsx'
import { draftFrom, type Proposal, type SchemaDraft } from './schema-draft.ts'
import { SchemaRow } from './schema-row.tsx'
import { UnitSettings } from './unit-settings.tsx'
import { warehouseTexts } from './warehouse-texts.ts'

type Warning = { code: string; message: { vi: string; en: string } }

function Notices({ analysis, draft }: { analysis: BatchAnalysis; draft: SchemaDraft }) {
  const t = useTexts(warehouseTexts)
  const textOf = useTextOf()
  const filled = new Set(draft.columns.map(({ field }) => field))
  const missing = draft.schema.fields.filter(({ id }) => !filled.has(id)).map(({ title }) => title.vi)
  const warnings = analysis.warnings as Warning[]
  return (
    <>
      {missing.length > 0 && (
        <Note meaning="warning">{t('fieldsMissing', { fields: missing.join(', ') })}</Note>
      )}
      {warnings.length > 0 && (
        <Note title={t('readingWarnings')}>
          <ul className="ts-lines">
            {warnings.map((warning) => (
              <li key={warning.code}>{textOf(warning.message)}</li>
            ))}
          </ul>
        </Note>
      )}
    </>
  )
}

/** The proposed schema, column by column, with samples and confidence; edited here and confirmed once. */
export function SchemaEditor({
  batch,
  address,
  analysis,
}: {
  batch: BatchDetail
  address: BatchAddress
  analysis: BatchAnalysis
}) {
  const t = useTexts(warehouseTexts)
  const [draft, setDraft] = useState(() => draftFrom(analysis))
  const confirm = useBatchAct(address, batch.version)
  const present = useApi<DatasetSchema | null>(`${datasetPath(address.code)}/schema`)
  const known = new Set((present.data?.fields ?? []).map(({ id }) => id))
  const proposals = analysis.proposals as Proposal[]
  const heads = [
    'columnLoad',
    'columnInFile',
    'columnField',
    'columnType',
    'columnSure',
    'columnRequired',
    'columnKey',
    'columnSensitive',
  ] as const
  const mayReread = batch.allowed.includes('reread')
  return (
    <>
      <ReadingConclusions {...{ address, analysis, mayReread }} version={batch.version} />
      <Section
        title={t('schemaTitle')}
        note={t(known.size > 0 ? 'schemaMapped' : 'schemaHelp')}
        actions={mayReread && <RereadFile address={address} version={batch.version} analysis={analysis} />}
      >
        <div className="ts-stack">
          {confirm.error && <Failure problem={confirm.error} />}
          {confirm.error?.code === 'warehouse.personal-basis-missing' && <PurposeLink code={address.code} />}
          <Notices {...{ analysis, draft }} />
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
          <section className="wh-schema" aria-label={t('columnInFile')} tabIndex={0}>
            <table>
              <thead>
                <tr>
                  {heads.map((head) => (
                    <th key={head} scope="col">
                      {t(head)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {analysis.header.map((title, column) => (
                  <SchemaRow
                    key={column}
                    {...{ title, column, draft, known }}
                    original={analysis.schema.fields.find(({ id }) => id === analysis.columns[column]?.field)}
                    sample={analysis.sample.slice(0, 3).map((row) => row[column] ?? null)}
                    proposal={proposals.find(({ field }) => field === draft.columns[column]?.field)}
                    onChange={setDraft}
                  />
                ))}
              </tbody>
            </table>
          </section>
          <LoweringReason {...{ draft, analysis }} onChange={setDraft} />
          <UnitSettings {...{ draft }} onChange={setDraft} />
          <div>
            <Button
              type="primary"
              loading={confirm.isPending}
              onClick={() => confirm.mutate({ act: 'confirm', ...draft })}
            >
              {t('schemaConfirm')}
            </Button>
          </div>
        </div>
      </Section>
    </>
  )
}
