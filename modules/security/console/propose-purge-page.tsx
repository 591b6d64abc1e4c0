// SPDX-License-Identifier: Apache-2.0
import {
  Failure,
  Field,
  type FieldError,
  FormPage,
  PageHeader,
  useCommand,
  useGo,
  useSearchValues,
  useTexts,
} from '@tinhso/kernel/ui'
import type { PurgeKind, PurgeProposal } from '@tinhso/security/contract'
import { Button, Input, Radio } from 'antd'
import { useState } from 'react'
import { emptyPurge, missingParts, type PurgeDraft, proposalOf } from './purge-draft.ts'
import { securityTexts } from './security-texts.ts'
import { TargetFields } from './target-fields.tsx'

type FieldsProps = {
  draft: PurgeDraft
  change: (part: Partial<PurgeDraft>) => void
  errors: readonly FieldError[]
}

const kinds: PurgeKind[] = ['state-secret', 'lawful-deletion', 'citizen-request']

function WhyFields({ draft, change, errors }: FieldsProps) {
  const t = useTexts(securityTexts)
  return (
    <>
      <div className="ts-field">
        <span className="ts-field-label">{t('kind')}</span>
        <Radio.Group
          className="ts-choices"
          aria-label={t('kind')}
          value={draft.kind}
          onChange={(event) => change({ kind: event.target.value })}
        >
          {kinds.map((kind) => (
            <Radio key={kind} value={kind}>
              {t(`kind.${kind}`)}
            </Radio>
          ))}
        </Radio.Group>
      </div>
      <Field path="legalBasis" label={t('legalBasis')} help={t('legalBasisHelp')} errors={errors}>
        {(control) => (
          <Input
            {...control}
            value={draft.legalBasis}
            onChange={(event) => change({ legalBasis: event.target.value })}
          />
        )}
      </Field>
      <Field path="reason" label={t('reason')} help={t('reasonHelp')} errors={errors}>
        {(control) => (
          <Input.TextArea
            {...control}
            rows={3}
            value={draft.reason}
            onChange={(event) => change({ reason: event.target.value })}
          />
        )}
      </Field>
    </>
  )
}

/** First person: what is to be erased and why. Nothing of the form is kept on the device. */
export function Page() {
  const t = useTexts(securityTexts)
  const go = useGo()
  const { dataset = '', batch = '' } = useSearchValues()
  const [draft, setDraft] = useState<PurgeDraft>({ ...emptyPurge, dataset, number: batch })
  const [missing, setMissing] = useState<FieldError[]>([])
  const change = (part: Partial<PurgeDraft>) => setDraft((present) => ({ ...present, ...part }))
  const propose = useCommand<PurgeProposal, { number: number }>(
    (body) => ({ path: '/api/security/purges', body }),
    ['/api/security'],
  )
  const errors = missing.length > 0 ? missing : (propose.error?.fields ?? [])
  const submit = () => {
    const parts = missingParts(draft, t)
    setMissing(parts)
    if (parts.length > 0) return
    propose.mutate(proposalOf(draft), { onSuccess: ({ number }) => go(`/tieu-huy/${number}`) })
  }
  return (
    <>
      <PageHeader
        title={t('propose')}
        purpose={t('proposePurpose')}
        crumbs={[{ title: t('purges'), to: '/tieu-huy' }]}
      />
      <FormPage
        errors={errors}
        before={propose.error && errors.length === 0 && <Failure problem={propose.error} />}
        onSubmit={submit}
        actions={
          <Button type="primary" htmlType="submit" loading={propose.isPending}>
            {t('send')}
          </Button>
        }
      >
        <TargetFields {...{ draft, change, errors }} />
        <WhyFields {...{ draft, change, errors }} />
      </FormPage>
    </>
  )
}
