// SPDX-License-Identifier: Apache-2.0
import type { AccountImport, ImportLine } from '@tinhso/identity/contract'
import {
  Failure,
  Figures,
  Loading,
  type Meaning,
  Note,
  PageHeader,
  StateTag,
  useApi,
  useCommand,
  usePathValue,
  useTextOf,
  useTexts,
} from '@tinhso/kernel/ui'
import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { identityTexts } from './identity-texts.ts'

const KINDS = {
  new: ['importNew', 'success'],
  changed: ['importChanged', 'information'],
  unchanged: ['importUnchanged', 'neutral'],
  missing: ['importMissing', 'warning'],
  error: ['importError', 'danger'],
} as const satisfies Record<ImportLine['kind'], readonly [keyof typeof identityTexts, Meaning]>

function What({ line }: { line: ImportLine }) {
  const t = useTexts(identityTexts)
  const textOf = useTextOf()
  if (line.kind === 'error') {
    return (
      <ul>
        {line.errors.map((error) => (
          <li key={error.column + error.message.vi}>{textOf(error.message)}</li>
        ))}
      </ul>
    )
  }
  const parts: string[] = line.changes.map(({ field, from, to }) =>
    t('importFromTo', { field: textOf(field), from: from ?? t('nothing'), to: to ?? t('nothing') }),
  )
  if (line.kind === 'new') parts.unshift(t('importCreate'))
  if (line.roles.length > 0)
    parts.push(t('importRoles', { roles: line.roles.map((role) => textOf(role)).join(', ') }))
  return parts.join('; ')
}

function Lines({ lines }: { lines: ImportLine[] }) {
  const t = useTexts(identityTexts)
  const shown = lines.filter(({ kind }) => kind !== 'unchanged')
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="ts-table-scroll" aria-label={t('importWhat')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('displayName')}</th>
            <th scope="col">{t('importRow')}</th>
            <th scope="col">{t('status')}</th>
            <th scope="col">{t('agency')}</th>
            <th scope="col">{t('importWhat')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((line) => {
            const [key, meaning] = KINDS[line.kind]
            return (
              <tr key={`${line.row}${line.username}`}>
                <td>{line.displayName}</td>
                <td data-label={t('importRow')}>{line.row ?? '—'}</td>
                <td data-label={t('status')}>
                  <StateTag meaning={meaning}>{t(key)}</StateTag>
                </td>
                <td data-label={t('agency')}>{line.agencyName ?? '—'}</td>
                <td data-label={t('importWhat')}>
                  <What line={line} />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

function ApplyForm({ found }: { found: AccountImport }) {
  const t = useTexts(identityTexts)
  const [skipErrors, setSkip] = useState(false)
  const [suspendMissing, setSuspend] = useState(false)
  const { counts, fingerprint } = found
  const apply = useCommand<void, AccountImport>(
    () => ({
      path: `/api/account-imports/${found.id}/apply`,
      body: { fingerprint, skipErrors, suspendMissing },
    }),
    ['/api/account'],
  )
  return (
    <div className="ts-panel">
      {apply.error && <Failure problem={apply.error} />}
      {counts.error > 0 && (
        <Checkbox checked={skipErrors} onChange={(event) => setSkip(event.target.checked)}>
          {t('importSkip')}
        </Checkbox>
      )}
      {counts.missing > 0 && (
        <Checkbox checked={suspendMissing} onChange={(event) => setSuspend(event.target.checked)}>
          {t('importSuspend')}
        </Checkbox>
      )}
      <div>
        <Button
          type="primary"
          disabled={counts.error > 0 && !skipErrors}
          loading={apply.isPending}
          onClick={() => apply.mutate()}
        >
          {t('importApply')}
        </Button>
      </div>
    </div>
  )
}

/** A personnel list against the accounts: who is new, changed, missing, wrong; applied only after this page. */
export function Page() {
  const t = useTexts(identityTexts)
  const id = usePathValue('id')
  const found = useApi<AccountImport>(`/api/account-imports/${id}`)
  if (found.error) return <Failure page problem={found.error} onRetry={() => found.refetch()} />
  if (!found.data) return <Loading />
  const { counts, fileName, status, slipsUrl, lines } = found.data
  return (
    <>
      <PageHeader
        title={t('importTitle')}
        purpose={fileName}
        crumbs={[
          { title: t('accounts'), to: '/tai-khoan' },
          { title: t('importTitle'), to: '/tai-khoan/nhap-danh-sach' },
        ]}
      />
      <div className="ts-stack">
        {status === 'applied' && (
          <Note
            meaning="success"
            title={t('importApplied')}
            actions={slipsUrl && <Button href={slipsUrl}>{t('importSlips')}</Button>}
          />
        )}
        <Figures
          figures={[
            { name: t('importNew'), value: counts.new },
            { name: t('importChanged'), value: counts.changed },
            { name: t('importUnchanged'), value: counts.unchanged },
            { name: t('importMissing'), value: counts.missing },
            {
              name: t('importError'),
              value: counts.error,
              ...(counts.error > 0 ? { tone: 'danger' as const } : {}),
            },
          ]}
        />
        {status === 'proposed' && <ApplyForm found={found.data} />}
        <Lines lines={lines} />
      </div>
    </>
  )
}
