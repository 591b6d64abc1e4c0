// SPDX-License-Identifier: Apache-2.0
import type { EntryPage } from '@tinhso/catalog/contract'
import {
  AppLink,
  EmptyState,
  Failure,
  formatDateTime,
  type ListPage,
  Loading,
  type Meaning,
  StateTag,
  useApi,
  useLanguage,
  useTexts,
} from '@tinhso/kernel/ui'
import type { DatasetCorrection, Field } from '@tinhso/warehouse/contract'
import { PencilLine } from 'lucide-react'
import { useState } from 'react'
import './warehouse.css'
import { batchPage, datasetPath } from './batch-api.ts'
import { correctionTexts } from './correction-texts.ts'
import { ReadInFull } from './personal/read-in-full.tsx'

const meanings: Record<DatasetCorrection['status'], Meaning> = {
  waiting: 'waiting',
  'in-force': 'success',
  refused: 'danger',
  undone: 'neutral',
}

function Changes({ correction }: { correction: DatasetCorrection }) {
  const t = useTexts(correctionTexts)
  const value = (text: string | null, known: boolean) => text ?? t(known ? 'empty' : 'notKept')
  const known = correction.status !== 'refused'
  const left = correction.rowCount - correction.rows.length
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="wh-grid" aria-label={t('tab')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('row')}</th>
            <th scope="col">{t('field')}</th>
            <th scope="col">{t('before')}</th>
            <th scope="col">{t('after')}</th>
          </tr>
        </thead>
        <tbody>
          {correction.rows.flatMap((row, index) => [
            ...row.changes.map((change) => (
              <tr key={`${index}.${change.field}`}>
                <td>{row.key}</td>
                <td>{change.title}</td>
                <td>
                  <del>{value(change.before, true)}</del>
                </td>
                <td>
                  <ins>{value(change.after, known)}</ins>
                </td>
              </tr>
            )),
            ...(row.hidden > 0
              ? [
                  <tr key={`${index}.hidden`}>
                    <td>{row.key}</td>
                    <td colSpan={3} className="ts-quiet">
                      {t('hidden', { count: row.hidden })}
                    </td>
                  </tr>,
                ]
              : []),
          ])}
          {left > 0 && (
            <tr>
              <td colSpan={4} className="ts-quiet">
                {t('more', { count: left })}
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </section>
  )
}

function OneCorrection({ code, correction }: { code: string; correction: DatasetCorrection }) {
  const t = useTexts(correctionTexts)
  const { locale } = useLanguage()
  const { asked, decided, batch, status } = correction
  const person = ({ name, at }: { name: string; at: string }) => ({ name, at: formatDateTime(at, locale) })
  return (
    <li className="ts-stack wh-correction">
      <div className="ts-row">
        <StateTag meaning={meanings[status]}>{t(`status.${status}`)}</StateTag>
        <AppLink to={batchPage({ code, number: batch })}>{t('batch', { number: batch })}</AppLink>
      </div>
      <p>
        <strong>{correction.reason}</strong>
      </p>
      <p className="ts-quiet">
        {t('asked', person(asked))}
        {decided && ` · ${t('decided', person(decided))}`}
        {correction.decisionReason && `: ${correction.decisionReason}`}
      </p>
      <Changes correction={correction} />
    </li>
  )
}

/** Every correction of a dataset, newest first: old value beside new, why, who asked and who decided. */
export function Slot({ subject }: { subject: EntryPage }) {
  const t = useTexts(correctionTexts)
  const [full, setFull] = useState(false)
  const schema = useApi<{ fields: Field[] } | null>(`${datasetPath(subject.code)}/schema`)
  const path = `${datasetPath(subject.code)}/corrections`
  const found = useApi<ListPage<DatasetCorrection>>(path, full ? { unmasked: true } : {})
  if (found.error) return <Failure problem={found.error} onRetry={() => found.refetch()} />
  if (!found.data) return <Loading lines={4} />
  if (found.data.items.length === 0)
    return (
      <EmptyState icon={PencilLine} title={t('none')}>
        {t('noneHelp')}
      </EmptyState>
    )
  return (
    <div className="ts-stack">
      <ReadInFull code={subject.code} fields={schema.data?.fields ?? []} full={full} onChange={setFull} />
      <ul className="wh-corrections">
        {found.data.items.map((correction) => (
          <OneCorrection key={correction.batch} code={subject.code} correction={correction} />
        ))}
      </ul>
    </div>
  )
}
