// SPDX-License-Identifier: Apache-2.0
import { useSearchChange, useSearchValues, useTexts } from '@tinhso/kernel/ui'
import { Button, Input } from 'antd'
import { organisationsTexts } from './organisations-texts.ts'

/** Asks for the register as it was on a day; the day stands in the address. */
export function AsOf() {
  const t = useTexts(organisationsTexts)
  const { date = '' } = useSearchValues()
  const change = useSearchChange()
  return (
    <div className="ts-row">
      <label htmlFor="as-of">{t('asOf')}</label>
      <Input
        id="as-of"
        type="date"
        className="ts-day"
        value={date}
        onChange={(event) => change({ date: event.target.value, cursor: null })}
      />
      {date && (
        <Button type="link" onClick={() => change({ date: null, cursor: null })}>
          {t('asOfNow')}
        </Button>
      )}
    </div>
  )
}
