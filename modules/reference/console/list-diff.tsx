// SPDX-License-Identifier: Apache-2.0
import { Figures, Note, Section, useTextOf, useTexts } from '@tinhso/kernel/ui'
import type { CodeItem, CodeListDiff } from '@tinhso/reference/contract'
import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { referenceTexts } from './reference-texts.ts'

function Codes({ title, lines }: { title: string; lines: { code: string; words: string }[] }) {
  if (lines.length === 0) return null
  return (
    <Section title={`${title} (${lines.length})`}>
      <ul className="ts-columns">
        {lines.map(({ code, words }) => (
          <li key={code}>
            <code>{code}</code> {words}
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** Every difference between the file and the list, then the decision. */
export function ListDiff({
  diff,
  busy,
  onApply,
}: {
  diff: CodeListDiff
  busy: boolean
  onApply: (close: boolean) => void
}) {
  const t = useTexts(referenceTexts)
  const textOf = useTextOf()
  const [closeLocal, setCloseLocal] = useState(false)
  const line = (item: CodeItem) => ({ code: item.code, words: textOf(item.name) })
  const both = ({ before, after }: { before: CodeItem; after: CodeItem }) => ({
    code: after.code,
    words: t('beforeAfter', {
      before: [textOf(before.name), before.parentCode].filter(Boolean).join(', '),
      after: [textOf(after.name), after.parentCode].filter(Boolean).join(', '),
    }),
  })
  const work =
    diff.added.length + diff.changed.length + diff.closed.length + (closeLocal ? diff.localOnly.length : 0)
  return (
    <>
      <Figures
        figures={[
          { name: t('added'), value: diff.added.length },
          { name: t('changed'), value: diff.changed.length },
          { name: t('closed'), value: diff.closed.length },
          { name: t('localOnly'), value: diff.localOnly.length },
          { name: t('unchanged'), value: diff.unchanged },
        ]}
      />
      {diff.localOnly.length > 0 && (
        <Checkbox checked={closeLocal} onChange={(event) => setCloseLocal(event.target.checked)}>
          {t('closeLocal')}
        </Checkbox>
      )}
      {work === 0 && <Note>{t('nothingToDo')}</Note>}
      <div>
        <Button type="primary" disabled={work === 0} loading={busy} onClick={() => onApply(closeLocal)}>
          {t('apply')}
        </Button>
      </div>
      <Codes title={t('added')} lines={diff.added.map(line)} />
      <Codes title={t('changed')} lines={diff.changed.map(both)} />
      <Codes title={t('closed')} lines={diff.closed.map(({ after }) => line(after))} />
      <Codes title={t('localOnly')} lines={diff.localOnly.map(line)} />
    </>
  )
}
