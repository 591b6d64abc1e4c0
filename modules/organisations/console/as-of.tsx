// SPDX-License-Identifier: Apache-2.0
import { DayInput, useSearchChange, useSearchValues, useTexts } from '@tinhso/kernel/ui'
import { Button } from 'antd'
import { organisationsTexts } from './organisations-texts.ts'

/** Asks for the register as it was on a day; the day stands in the address. */
export function AsOf() {
  const t = useTexts(organisationsTexts)
  const { date = '' } = useSearchValues()
  const change = useSearchChange()
  return (
    <div className="ts-row">
      <label htmlFor="as-of">{t('asOf')}</label>
      <DayInput id="as-of" value={date} onChange={(day) => change({ date: day, cursor: null })} />
      {date && (
        <Button type="link" onClick={() => change({ date: null, cursor: null })}>
          {t('asOfNow')}
        </Button>
      )}
    </div>
  )
}
