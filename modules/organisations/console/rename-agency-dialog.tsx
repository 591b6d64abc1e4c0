// SPDX-License-Identifier: Apache-2.0
import {
  DayInput,
  ErrorSummary,
  Failure,
  Field,
  type FieldError,
  fieldErrorsOf,
  useCommand,
  useTexts,
} from '@tinhso/kernel/ui'
import type { AgencyPage, RenameAgency } from '@tinhso/organisations/contract'
import { Input, Modal } from 'antd'
import { useState } from 'react'
import { faultsOf } from './agency-draft.ts'
import { agencyFormTexts } from './agency-form-texts.ts'
import { organisationsTexts } from './organisations-texts.ts'

const PLACES = { 'organisations.name-date': 'from' }

/** Gives an agency a new name from a day on, by a decision; the earlier name stays in the history. */
export function RenameAgencyDialog({ agency, onClose }: { agency: AgencyPage; onClose: () => void }) {
  const t = useTexts(agencyFormTexts)
  const words = useTexts(organisationsTexts)
  const [draft, setDraft] = useState({ name: agency.name, shortName: '', from: '', decision: '' })
  const [missing, setMissing] = useState<FieldError[]>([])
  const rename = useCommand<void>(() => {
    const shortName = draft.shortName.trim()
    const body: RenameAgency = {
      name: draft.name.trim(),
      ...(shortName ? { shortName } : {}),
      from: draft.from,
      decision: draft.decision.trim(),
      version: agency.version,
    }
    return { path: `/api/organisations/agencies/${encodeURIComponent(agency.code)}/names`, body }
  }, ['/api/organisations'])
  const errors = missing.length > 0 ? missing : fieldErrorsOf(rename.error, PLACES)
  const send = () => {
    const faults = faultsOf(
      [
        ['name', draft.name.trim().length >= 3, 'errorName'],
        ['from', draft.from !== '', 'errorDay'],
        ['decision', draft.decision.trim() !== '', 'errorDecision'],
      ],
      t,
    )
    setMissing(faults)
    if (faults.length === 0) rename.mutate(undefined, { onSuccess: onClose })
  }
  const line = (key: 'name' | 'shortName' | 'decision', label: string, optional = false) => (
    <Field path={key} label={label} optional={optional} errors={errors}>
      {(control) => (
        <Input
          {...control}
          autoComplete="off"
          value={draft[key]}
          onChange={(event) => setDraft({ ...draft, [key]: event.target.value })}
        />
      )}
    </Field>
  )
  return (
    <Modal
      open
      title={t('rename')}
      okText={t('rename')}
      okButtonProps={{ loading: rename.isPending }}
      onOk={send}
      onCancel={onClose}
    >
      <div className="ts-stack">
        <p>{t('renameWill', { name: agency.name })}</p>
        <ErrorSummary errors={errors} />
        {rename.error && errors.length === 0 && <Failure problem={rename.error} />}
        {line('name', t('newName'))}
        {line('shortName', words('shortName'), true)}
        <Field path="from" label={t('renameFrom')} errors={errors}>
          {(control) => (
            <DayInput {...control} value={draft.from} onChange={(from) => setDraft({ ...draft, from })} />
          )}
        </Field>
        {line('decision', t('decision'))}
      </div>
    </Modal>
  )
}
