// SPDX-License-Identifier: Apache-2.0
import { Upload } from 'lucide-react'
import { type DragEvent, type ReactNode, useId, useRef, useState } from 'react'
import { useTexts } from './language.tsx'
import { uiTexts } from './ui-texts.ts'

/** A place to drop one file or choose it; works by keyboard and on phones. */
export function FileDrop({
  accept,
  help,
  disabled = false,
  onFile,
}: {
  accept: string
  help?: ReactNode
  disabled?: boolean
  onFile: (file: File) => void
}) {
  const t = useTexts(uiTexts)
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const file = event.dataTransfer.files[0]
    if (file && !disabled) onFile(file)
  }
  const hover = (event: DragEvent) => {
    event.preventDefault()
    setOver(true)
  }
  return (
    <label
      htmlFor={id}
      className="ts-drop"
      data-over={over || undefined}
      onDrop={drop}
      onDragOver={hover}
      onDragLeave={() => setOver(false)}
    >
      <Upload size={28} strokeWidth={1.5} aria-hidden />
      <span className="ts-drop-words">
        <strong>{t('dropFile')}</strong> <span className="ts-link">{t('chooseFile')}</span>
      </span>
      {help && <span className="ts-quiet">{help}</span>}
      <input
        ref={input}
        id={id}
        type="file"
        className="ts-sr"
        accept={accept}
        disabled={disabled}
        onChange={(event) => {
          const file = event.target.files?.[0]
          if (file) onFile(file)
          event.target.value = ''
        }}
      />
    </label>
  )
}
