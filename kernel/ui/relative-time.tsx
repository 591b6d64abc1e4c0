// SPDX-License-Identifier: Apache-2.0
import { Tooltip } from 'antd'
import { formatDateTime, formatRelative } from './format.ts'
import { useLanguage } from './language.tsx'

/** “2 giờ trước”, with the exact instant on hover and focus. */
export function RelativeTime({ at }: { at: string | Date | null | undefined }) {
  const { locale } = useLanguage()
  if (!at) return <span className="ts-quiet">—</span>
  const exact = formatDateTime(at, locale)
  return (
    <Tooltip title={exact}>
      <time dateTime={at instanceof Date ? at.toISOString() : at} className="ts-time">
        {formatRelative(at, locale)}
      </time>
    </Tooltip>
  )
}
