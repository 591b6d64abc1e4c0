// SPDX-License-Identifier: Apache-2.0
import { Button } from 'antd'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useRef } from 'react'
import { useTexts } from '../language.tsx'
import { uiTexts } from '../ui-texts.ts'

/** Forward and back by cursor; after a reload in the middle, “back” leads to the first page. */
export function TablePager({
  cursor,
  next,
  onPage,
}: {
  cursor: string
  next: string | null
  onPage: (cursor: string | null) => void
}) {
  const t = useTexts(uiTexts)
  const passed = useRef<string[]>([])
  if (!cursor) passed.current = []
  if (!cursor && !next) return null
  const back = () => onPage(passed.current.pop() || null)
  const forward = () => {
    passed.current.push(cursor)
    onPage(next)
  }
  const known = passed.current.length > 0
  return (
    <div className="ts-pager">
      <Button disabled={!cursor} icon={<ChevronLeft size={16} />} onClick={back}>
        {cursor && !known ? t('tableFirst') : t('tablePrevious')}
      </Button>
      <Button disabled={!next} iconPlacement="end" icon={<ChevronRight size={16} />} onClick={forward}>
        {t('tableNext')}
      </Button>
    </div>
  )
}
