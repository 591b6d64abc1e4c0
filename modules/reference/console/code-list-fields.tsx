// SPDX-License-Identifier: Apache-2.0
import { Field, type FieldError, useTexts } from '@tinhso/kernel/ui'
import { Input } from 'antd'
import type { CodeListDraft } from './code-list-draft.ts'
import { referenceTexts } from './reference-texts.ts'

/** The head of a code list: name in both languages, authority, basis, note; the code only for a new one. */
export function CodeListFields({
  draft,
  change,
  errors,
  fixed = false,
}: {
  draft: CodeListDraft
  change: (changes: Partial<CodeListDraft>) => void
  errors: readonly FieldError[]
  fixed?: boolean
}) {
  const t = useTexts(referenceTexts)
  const line = (key: keyof CodeListDraft, path: string, label: string, help?: string) => (
    <Field path={path} label={label} help={help} errors={errors}>
      {(control) => (
        <Input
          {...control}
          autoComplete="off"
          value={draft[key]}
          onChange={(event) => change({ [key]: event.target.value })}
        />
      )}
    </Field>
  )
  return (
    <>
      {line('vi', 'name/vi', t('listName'), t('listNameHelp'))}
      {line('en', 'name/en', t('nameEn'))}
      {!fixed && line('code', 'code', t('listCode'), t('listCodeHelp'))}
      {line('issuingAuthority', 'issuingAuthority', t('authority'))}
      {line('legalBasis', 'legalBasis', t('basis'), t('basisHelp'))}
      <Field path="note" label={t('note')} optional errors={errors}>
        {(control) => (
          <Input.TextArea
            {...control}
            autoSize={{ minRows: 2, maxRows: 8 }}
            value={draft.note}
            onChange={(event) => change({ note: event.target.value })}
          />
        )}
      </Field>
    </>
  )
}
