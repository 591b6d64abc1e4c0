// SPDX-License-Identifier: Apache-2.0
import { useSearchChange, useSearchValues, useTexts } from '@tinhso/kernel/ui'
import { Button, Input } from 'antd'
import { auditTexts } from './audit-texts.ts'

const KEYS = ['from', 'to', 'action', 'text'] as const

/** Days, kind of action, and words of a person or object; all in the address. */
export function AuditFilters() {
  const t = useTexts(auditTexts)
  const values = useSearchValues()
  const change = useSearchChange()
  const set = (key: string, value: string) =>
    value !== (values[key] ?? '') && change({ [key]: value.trim(), cursor: null })
  return (
    <form className="ts-row audit-filters" onSubmit={(event) => event.preventDefault()}>
      {KEYS.map((key) => (
        <label key={key} htmlFor={`audit-${key}`}>
          <span className="ts-help">{t(key)}</span>
          <Input
            key={values[key] ?? ''}
            id={`audit-${key}`}
            type={key === 'from' || key === 'to' ? 'date' : 'text'}
            defaultValue={values[key] ?? ''}
            onBlur={(event) => set(key, event.target.value)}
            onPressEnter={(event) => set(key, event.currentTarget.value)}
          />
        </label>
      ))}
      {KEYS.some((key) => values[key]) && (
        <Button
          type="link"
          onClick={() => change({ from: null, to: null, action: null, text: null, cursor: null })}
        >
          {t('clear')}
        </Button>
      )}
    </form>
  )
}
