// SPDX-License-Identifier: Apache-2.0
import { Button } from 'antd'
import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { useTexts } from './language.tsx'
import { uiTexts } from './ui-texts.ts'

function copyText(text: string): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(text)
  // Plain HTTP inside an office network has no clipboard interface.
  const area = document.createElement('textarea')
  area.value = text
  document.body.append(area)
  area.select()
  document.execCommand('copy')
  area.remove()
  return Promise.resolve()
}

/** Copies a text and says so. */
export function CopyButton({ text, label }: { text: string; label?: string }) {
  const t = useTexts(uiTexts)
  const [done, setDone] = useState(false)
  const run = async () => {
    await copyText(text)
    setDone(true)
    setTimeout(() => setDone(false), 2000)
  }
  return (
    <Button size="small" icon={done ? <Check size={14} /> : <Copy size={14} />} onClick={run}>
      <span aria-live="polite">{done ? t('copied') : (label ?? t('copy'))}</span>
    </Button>
  )
}
