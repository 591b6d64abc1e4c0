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
import type { AgencyPage, CloseAgency } from '@tinhso/organisations/contract'
import { Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { faultsOf } from './agency-draft.ts'
import { agencyFormTexts } from './agency-form-texts.ts'
import { AgenciesPicker } from './agency-picker.tsx'

const PLACES = {
  'organisations.successor-inactive': 'successors',
  'organisations.agency-not-found': 'successors',
}
type SuccessionKind = CloseAgency['successors'][number]['kind']
const KINDS: SuccessionKind[] = ['merged', 'split', 'transferred', 'renamed']
type Draft = { on: string; decision: string; successors: string[]; kind: SuccessionKind }

/** Ends an agency on a day, by a decision, and names those that take over. */
export function CloseAgencyDialog({ agency, onClose }: { agency: AgencyPage; onClose: () => void }) {
  const t = useTexts(agencyFormTexts)
  const [draft, setDraft] = useState<Draft>({ on: '', decision: '', successors: [], kind: 'merged' })
  const [missing, setMissing] = useState<FieldError[]>([])
  const change = (changes: Partial<Draft>) => setDraft((current) => ({ ...current, ...changes }))
  const close = useCommand<void>(() => {
    const body: CloseAgency = {
      on: draft.on,
      decision: draft.decision.trim(),
      successors: draft.successors.map((code) => ({ code, kind: draft.kind })),
      version: agency.version,
    }
    return { path: `/api/organisations/agencies/${encodeURIComponent(agency.code)}/close`, body }
  }, ['/api/organisations'])
  const errors = missing.length > 0 ? missing : fieldErrorsOf(close.error, PLACES)
  const send = () => {
    const faults = faultsOf(
      [
        ['on', draft.on !== '', 'errorDay'],
        ['decision', draft.decision.trim() !== '', 'errorDecision'],
      ],
      t,
    )
    setMissing(faults)
    if (faults.length === 0) close.mutate(undefined, { onSuccess: onClose })
  }
  return (
    <Modal
      open
      title={t('close')}
      okText={t('close')}
      okButtonProps={{ danger: true, loading: close.isPending }}
      onOk={send}
      onCancel={onClose}
    >
      <div className="ts-stack">
        <p>{t('closeWill', { name: agency.name })}</p>
        <ErrorSummary errors={errors} />
        {close.error && errors.length === 0 && <Failure problem={close.error} />}
        <Field path="on" label={t('closeOn')} errors={errors}>
          {(control) => <DayInput {...control} value={draft.on} onChange={(on) => change({ on })} />}
        </Field>
        <Field path="decision" label={t('decision')} errors={errors}>
          {(control) => (
            <Input
              {...control}
              autoComplete="off"
              value={draft.decision}
              onChange={(event) => change({ decision: event.target.value })}
            />
          )}
        </Field>
        <Field path="successors" label={t('successors')} help={t('successorsHelp')} optional errors={errors}>
          {(control) => (
            <AgenciesPicker
              {...control}
              except={agency.code}
              value={draft.successors}
              onChange={(successors) => change({ successors })}
            />
          )}
        </Field>
        {draft.successors.length > 0 && (
          <Field path="kind" label={t('successionKind')} errors={errors}>
            {(control) => (
              <Select
                {...control}
                value={draft.kind}
                options={KINDS.map((value) => ({ value, label: t(`succession.${value}`) }))}
                onChange={(kind) => change({ kind })}
              />
            )}
          </Field>
        )}
      </div>
    </Modal>
  )
}
