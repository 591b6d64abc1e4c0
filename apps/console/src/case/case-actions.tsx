// SPDX-License-Identifier: Apache-2.0
import {
  EForm,
  ErrorSummary,
  Failure,
  Field,
  type FieldError,
  type FormValues,
  initialValues,
  uiTexts,
  useCommand,
  useTextOf,
  useTexts,
} from '@tinhso/kernel/ui'
import { Button, Input, Modal } from 'antd'
import { Fragment, useState } from 'react'
import { caseTexts } from './case-texts.ts'
import type { CaseAction, CaseStory } from './case-view.ts'

function StepDialog({
  story,
  action,
  onClose,
}: {
  story: CaseStory
  action: CaseAction
  onClose: () => void
}) {
  const t = useTexts(caseTexts)
  const ui = useTexts(uiTexts)
  const textOf = useTextOf()
  const [values, setValues] = useState<FormValues>(() => initialValues(action.fields))
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState<FieldError[]>([])
  const act = useCommand<void>(
    () => ({
      path: `/api/cases/${story.id}/actions/${action.id}`,
      body: {
        version: story.version,
        ...(action.fields.length > 0 ? { form: values } : {}),
        ...(reason.trim() ? { reason: reason.trim() } : {}),
      },
    }),
    ['/api/'],
  )
  const errors = missing.length > 0 ? missing : (act.error?.fields ?? [])
  const send = () => {
    const without = action.requiresReason && reason.trim() === ''
    setMissing(without ? [{ path: 'reason', message: ui('reasonMissing') }] : [])
    if (!without) act.mutate(undefined, { onSuccess: onClose })
  }
  return (
    <Modal
      open
      title={textOf(action.title)}
      okText={textOf(action.title)}
      okButtonProps={{ loading: act.isPending, danger: action.kind === 'refuse' }}
      onOk={send}
      onCancel={onClose}
    >
      <div className="ts-stack">
        <ErrorSummary errors={errors} />
        {act.error && errors.length === 0 && <Failure problem={act.error} />}
        {action.legalBasis.length > 0 && (
          <p className="ts-quiet">
            {t('basis')}: {action.legalBasis.join('; ')}
          </p>
        )}
        <EForm fields={action.fields} values={values} errors={errors} onChange={setValues} />
        <Field
          path="reason"
          label={ui('reason')}
          help={ui('reasonHelp')}
          optional={!action.requiresReason}
          errors={errors}
        >
          {(control) => (
            <Input.TextArea
              {...control}
              rows={3}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
      </div>
    </Modal>
  )
}

/** The steps this person may take now; one that is not possible yet says why. */
export function CaseActions({ story }: { story: CaseStory }) {
  const t = useTexts(caseTexts)
  const textOf = useTextOf()
  const [chosen, setChosen] = useState<CaseAction | null>(null)
  const open = story.actions.filter((action) => !action.closed)
  // A step that is not possible now is shown only where nothing else is, so that the person is not left without a word.
  const shown = open.length > 0 ? open : story.actions
  const first = open.find(({ kind }) => kind === 'advance')
  return (
    <>
      {shown.map((action) => (
        <Fragment key={action.id}>
          <Button
            type={action === first ? 'primary' : 'default'}
            disabled={action.closed !== null}
            aria-describedby={action.closed ? `why-${action.id}` : undefined}
            onClick={() => setChosen(action)}
          >
            {textOf(action.title)}
          </Button>
          {action.closed && (
            <p id={`why-${action.id}`} className="case-why ts-quiet">
              {t('closedAction', { why: textOf(action.closed.message) })}
            </p>
          )}
        </Fragment>
      ))}
      {chosen && <StepDialog story={story} action={chosen} onClose={() => setChosen(null)} />}
    </>
  )
}
