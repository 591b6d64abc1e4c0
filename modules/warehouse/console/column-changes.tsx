// SPDX-License-Identifier: Apache-2.0
import { Note, StateTag, useTextOf, useTexts } from '@tinhso/kernel/ui'
import type { BatchDetail, ColumnChange } from '@tinhso/warehouse/contract'
import { templateTexts } from './template-texts.ts'

function ChangeLines({ changes }: { changes: readonly ColumnChange[] }) {
  const t = useTexts(templateTexts)
  const textOf = useTextOf()
  return (
    <ul className="wh-changes">
      {changes.map((change) => (
        <li key={`${change.kind} ${change.title}`}>
          <StateTag meaning={change.kind === 'missing' ? 'warning' : 'information'}>
            {t(`kind.${change.kind}`)}
          </StateTag>
          <span>{textOf(change.message)}</span>
        </li>
      ))}
    </ul>
  )
}

/** What the stamp of a template said, and how the columns of the file differ from the schema in use. */
export function ColumnChanges({ batch }: { batch: BatchDetail }) {
  const t = useTexts(templateTexts)
  const { template, changes = [] } = batch.analysis ?? {}
  const lines = changes.length > 0 && <ChangeLines changes={changes} />
  if (template && template.state !== 'broken')
    return (
      <Note title={t(template.state)} meaning={template.state === 'older' ? 'warning' : 'information'}>
        <p>{t(`${template.state}Help`, { version: template.version ?? '' })}</p>
        {lines}
      </Note>
    )
  return (
    <>
      {template && (
        <Note title={t('broken')} meaning="warning">
          {t('brokenHelp')}
        </Note>
      )}
      {lines && (
        <Note title={t('changes')} meaning="warning">
          {batch.status === 'proposed' && <p>{t('changesHelp')}</p>}
          {lines}
        </Note>
      )}
    </>
  )
}
