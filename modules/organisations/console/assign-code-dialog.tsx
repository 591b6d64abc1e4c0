// SPDX-License-Identifier: Apache-2.0
import {
  DayInput,
  ErrorSummary,
  Failure,
  Field,
  type FieldError,
  fieldErrorsOf,
  useCommand,
  useGo,
  useTexts,
} from '@tinhso/kernel/ui'
import type { Agency, AgencyPage, AssignCode } from '@tinhso/organisations/contract'
import { Input, Modal } from 'antd'
import { useState } from 'react'
import { faultsOf } from './agency-draft.ts'
import { agencyFormTexts } from './agency-form-texts.ts'

const PLACES = {
  'organisations.duplicate-agency-code': 'code',
  'organisations.agency-code-format': 'code',
  'organisations.code-is-official': 'from',
}

/** Gives an agency its official code from a day on; the earlier code still leads to it. */
export function AssignCodeDialog({ agency, onClose }: { agency: AgencyPage; onClose: () => void }) {
  const t = useTexts(agencyFormTexts)
  const go = useGo()
  const [draft, setDraft] = useState({ code: '', from: '' })
  const [missing, setMissing] = useState<FieldError[]>([])
  const assign = useCommand<void, Agency>(() => {
    const body: AssignCode = { code: draft.code.trim(), from: draft.from, version: agency.version }
    return { path: `/api/organisations/agencies/${encodeURIComponent(agency.code)}/codes`, body }
  }, ['/api/organisations'])
  const errors = missing.length > 0 ? missing : fieldErrorsOf(assign.error, PLACES)
  const send = () => {
    const faults = faultsOf(
      [
        ['code', draft.code.trim().length >= 3, 'errorCode'],
        ['from', draft.from !== '', 'errorDay'],
      ],
      t,
    )
    setMissing(faults)
    if (faults.length > 0) return
    assign.mutate(undefined, {
      onSuccess: ({ code }) => {
        onClose()
        go(`/co-quan/${encodeURIComponent(code)}`, { replace: true })
      },
    })
  }
  return (
    <Modal
      open
      title={t('assignCode')}
      okText={t('assignCode')}
      okButtonProps={{ loading: assign.isPending }}
      onOk={send}
      onCancel={onClose}
    >
      <div className="ts-stack">
        <p>{t('assignCodeWill', { code: agency.code })}</p>
        <ErrorSummary errors={errors} />
        {assign.error && errors.length === 0 && <Failure problem={assign.error} />}
        <Field path="code" label={t('newCode')} help={t('newCodeHelp')} errors={errors}>
          {(control) => (
            <Input
              {...control}
              autoComplete="off"
              value={draft.code}
              onChange={(event) => setDraft({ ...draft, code: event.target.value })}
            />
          )}
        </Field>
        <Field path="from" label={t('codeFrom')} errors={errors}>
          {(control) => (
            <DayInput {...control} value={draft.from} onChange={(from) => setDraft({ ...draft, from })} />
          )}
        </Field>
      </div>
    </Modal>
  )
}
