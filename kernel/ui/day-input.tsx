// SPDX-License-Identifier: Apache-2.0
import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import 'dayjs/locale/vi'
import { useLanguage } from './language.tsx'

type DayInputProps = {
  id: string
  /** `YYYY-MM-DD`, or empty. */
  value: string
  onChange: (value: string) => void
  status?: '' | 'error'
  'aria-describedby'?: string
  'aria-invalid'?: boolean
}

/** A calendar day, typed or chosen, always written day/month/year whatever the computer’s own language is. */
export function DayInput({ value, onChange, status = '', ...rest }: DayInputProps) {
  const { locale } = useLanguage()
  return (
    <DatePicker
      {...rest}
      className="ts-day"
      status={status}
      format={{ format: 'DD/MM/YYYY' }}
      placeholder={locale === 'vi' ? 'ngày/tháng/năm' : 'day/month/year'}
      value={value ? dayjs(value, 'YYYY-MM-DD') : null}
      // Enter takes the day; it must not send the form around the field as well.
      onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
      onChange={(day) => onChange(day ? day.format('YYYY-MM-DD') : '')}
    />
  )
}
