// SPDX-License-Identifier: Apache-2.0
import { DayInput, useSearchChange, useSearchValues, useTexts } from '@tinhso/kernel/ui'
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
      {(['from', 'to'] as const).map((key) => (
        <div key={key}>
          <label htmlFor={`audit-${key}`}>{t(key)}</label>
          <DayInput id={`audit-${key}`} value={values[key] ?? ''} onChange={(day) => set(key, day)} />
        </div>
      ))}
      {(['action', 'text'] as const).map((key) => (
        <div key={key}>
          <label htmlFor={`audit-${key}`}>{t(key)}</label>
          <Input
            id={`audit-${key}`}
            key={values[key] ?? ''}
            defaultValue={values[key] ?? ''}
            onBlur={(event) => set(key, event.target.value)}
            onPressEnter={(event) => set(key, event.currentTarget.value)}
          />
        </div>
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
