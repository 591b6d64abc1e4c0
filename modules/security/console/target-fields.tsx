// SPDX-License-Identifier: Apache-2.0
import { Field, type FieldError, useTexts } from '@tinhso/kernel/ui'
import { Checkbox, Input, Radio } from 'antd'
import type { ReactNode } from 'react'
import type { PurgeDraft } from './purge-draft.ts'
import { securityTexts } from './security-texts.ts'

type TextKey = 'dataset' | 'number' | 'hash' | 'field' | 'value'

type Props = {
  draft: PurgeDraft
  change: (part: Partial<PurgeDraft>) => void
  errors: readonly FieldError[]
}

function TextField({
  path,
  label,
  help,
  draft,
  change,
  errors,
}: Props & { path: TextKey; label: string; help?: ReactNode }) {
  return (
    <Field path={path} label={label} help={help} errors={errors}>
      {(control) => (
        <Input
          {...control}
          autoComplete="off"
          value={draft[path]}
          onChange={(event) => change({ [path]: event.target.value })}
        />
      )}
    </Field>
  )
}

/** What is to be erased: a batch, a file wherever it was brought, or the rows with a value. */
export function TargetFields(props: Props) {
  const { draft, change } = props
  const t = useTexts(securityTexts)
  return (
    <>
      <div className="ts-field">
        <span className="ts-field-label">{t('what')}</span>
        <Radio.Group
          className="ts-choices"
          aria-label={t('what')}
          value={draft.type}
          onChange={(event) => change({ type: event.target.value })}
        >
          {(['batch', 'file', 'rows'] as const).map((type) => (
            <Radio key={type} value={type}>
              {t(`what.${type}`)} <span className="ts-help">{t(`what.${type}Help`)}</span>
            </Radio>
          ))}
        </Radio.Group>
      </div>
      {draft.type !== 'file' && <TextField {...props} path="dataset" label={t('dataset')} />}
      {draft.type === 'batch' && (
        <>
          <TextField {...props} path="number" label={t('batchNumber')} />
          <div className="ts-field">
            <Checkbox
              checked={draft.alsoShared}
              onChange={(event) => change({ alsoShared: event.target.checked })}
            >
              {t('alsoShared')}
            </Checkbox>
          </div>
        </>
      )}
      {draft.type === 'file' && <TextField {...props} path="hash" label={t('hash')} />}
      {draft.type === 'rows' && (
        <>
          <TextField {...props} path="field" label={t('field')} help={t('fieldHelp')} />
          <TextField {...props} path="value" label={t('value')} help={t('valueHelp')} />
        </>
      )}
    </>
  )
}
