// SPDX-License-Identifier: Apache-2.0
import type { CollectionRules, EntryPage } from '@tinhso/catalog/contract'
import { DayInput, Failure, Field, useCommand, useTexts } from '@tinhso/kernel/ui'
import { Input, Modal } from 'antd'
import { useState } from 'react'
import { catalogTexts } from './catalog-texts.ts'

const NOTHING: CollectionRules = { number: '', issuedOn: '', title: '' }

/** Records the document that governs the collection, without which no data is taken (R-ING-02). */
export function CollectionRulesDialog({ entry, onClose }: { entry: EntryPage; onClose: () => void }) {
  const t = useTexts(catalogTexts)
  const [rules, setRules] = useState<CollectionRules>(entry.collectionRules ?? NOTHING)
  const path = `/api/catalog/entries/${encodeURIComponent(entry.code)}`
  const record = useCommand<CollectionRules>(
    (input) => ({
      method: 'PUT',
      path: `${path}/collection-rules`,
      body: { version: entry.version, ...input },
    }),
    [path],
  )
  const errors = record.error?.fields ?? []
  const change = (changes: Partial<CollectionRules>) => setRules({ ...rules, ...changes })
  return (
    <Modal
      open
      title={t('rulesRecord')}
      okText={t('rulesSave')}
      okButtonProps={{ loading: record.isPending }}
      onCancel={onClose}
      onOk={() => record.mutate(rules, { onSuccess: onClose })}
    >
      <div className="ts-stack">
        {record.error && <Failure problem={record.error} />}
        <Field path="number" label={t('rulesNumber')} help={t('rulesNumberHelp')} errors={errors}>
          {(control) => (
            <Input
              {...control}
              value={rules.number}
              onChange={(event) => change({ number: event.target.value })}
            />
          )}
        </Field>
        <Field path="issuedOn" label={t('rulesDate')} errors={errors}>
          {(control) => (
            <DayInput {...control} value={rules.issuedOn} onChange={(issuedOn) => change({ issuedOn })} />
          )}
        </Field>
        <Field path="title" label={t('rulesTitle')} errors={errors}>
          {(control) => (
            <Input.TextArea
              {...control}
              rows={2}
              value={rules.title}
              onChange={(event) => change({ title: event.target.value })}
            />
          )}
        </Field>
      </div>
    </Modal>
  )
}
