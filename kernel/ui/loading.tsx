// SPDX-License-Identifier: Apache-2.0
import { useTexts } from './language.tsx'
import { uiTexts } from './ui-texts.ts'

/** Grey lines in the place of what is being read; the reader of the screen hears “Đang tải”. */
export function Loading({ lines = 6 }: { lines?: number }) {
  const t = useTexts(uiTexts)
  return (
    <div className="ts-loading" role="status">
      <span className="ts-sr">{t('loading')}</span>
      {Array.from({ length: lines }, (_, index) => (
        <span key={index} className="ts-bone" style={{ width: `${94 - ((index * 17) % 45)}%` }} />
      ))}
    </div>
  )
}
