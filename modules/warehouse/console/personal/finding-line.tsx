// SPDX-License-Identifier: Apache-2.0
import {
  Failure,
  formatNumber,
  Loading,
  ReasonDialog,
  StateTag,
  useApi,
  useCommand,
  useLanguage,
  useTextOf,
  useTexts,
} from '@tinhso/kernel/ui'
import { findingKinds, type PersonalFinding } from '@tinhso/warehouse/contract'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { datasetPath } from '../batch-api.ts'
import { personalTexts } from './personal-texts.ts'

const MEANINGS = { open: 'danger', claimed: 'waiting', 'false-alarm': 'success' } as const

function FindingRows({ path, title, onClose }: { path: string; title: string; onClose: () => void }) {
  const found = useApi<{ titles: string[]; rows: (string | null)[][] }>(`${path}/rows`)
  return (
    <Modal open title={title} footer={null} width={900} onCancel={onClose}>
      {found.error && <Failure problem={found.error} />}
      {!found.data && !found.error && <Loading lines={3} />}
      {found.data && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        <section className="ts-table-scroll" aria-label={title} tabIndex={0}>
          <table>
            <thead>
              <tr>
                {found.data.titles.map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {found.data.rows.map((row) => (
                <tr key={row.join('\u0000')}>
                  {row.map((cell, index) => (
                    <td key={found.data.titles[index]} data-label={found.data.titles[index]}>
                      {cell}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </Modal>
  )
}

function FindingActs({ finding, path, scope }: { finding: PersonalFinding; path: string; scope: string }) {
  const t = useTexts(personalTexts)
  const textOf = useTextOf()
  const [asking, setAsking] = useState(false)
  const [showing, setShowing] = useState(false)
  const claim = useCommand<string>((reason) => ({ path: `${path}/claim`, body: { reason } }), [scope])
  const confirm = useCommand<void>(() => ({ path: `${path}/confirm`, body: {} }), [scope])
  const kind = textOf(findingKinds[finding.kind])
  return (
    <div className="ts-row">
      {confirm.error && <Failure problem={confirm.error} />}
      {finding.maySeeRows && <Button onClick={() => setShowing(true)}>{t('seeRows')}</Button>}
      {finding.mayClaim && <Button onClick={() => setAsking(true)}>{t('claim')}</Button>}
      {finding.mayConfirm && (
        <Button type="primary" loading={confirm.isPending} onClick={() => confirm.mutate()}>
          {t('confirm')}
        </Button>
      )}
      {showing && (
        <FindingRows
          path={path}
          title={t('rowsTitle', { kind, title: finding.title })}
          onClose={() => setShowing(false)}
        />
      )}
      <ReasonDialog
        open={asking}
        title={`${t('claim')}: ${finding.title}`}
        consequence={t('claimHelp')}
        confirm={t('claim')}
        busy={claim.isPending}
        problem={claim.error}
        onConfirm={(reason) => claim.mutate(reason, { onSuccess: () => setAsking(false) })}
        onClose={() => setAsking(false)}
      />
    </div>
  )
}

/** One finding of the scan: what, where, how often, masked examples, and what this person may do about it. */
export function FindingLine({ finding, code }: { finding: PersonalFinding; code: string }) {
  const t = useTexts(personalTexts)
  const textOf = useTextOf()
  const { locale } = useLanguage()
  const scope = `${datasetPath(code)}/personal-data`
  const { title, beside, kind, rows, examples, state, claim, confirmed } = finding
  return (
    <li>
      <div>
        <strong>
          {title}: {textOf(findingKinds[kind])}
        </strong>{' '}
        <StateTag meaning={MEANINGS[state]}>{t(`state.${state}`)}</StateTag>
        <p className="ts-quiet">
          {t('findingRows', { rows: formatNumber(rows, locale) })}
          {beside && ` · ${t('findingBeside', { beside })}`} · {examples.join(', ')}
        </p>
        {claim && <p>{t('claimedBy', claim)}</p>}
        {confirmed && <p className="ts-quiet">{t('confirmedBy', confirmed)}</p>}
      </div>
      <FindingActs finding={finding} path={`${scope}/findings/${finding.id}`} scope={scope} />
    </li>
  )
}
