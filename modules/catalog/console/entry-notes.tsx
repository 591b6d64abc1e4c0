// SPDX-License-Identifier: Apache-2.0
import type { EntryPage } from '@tinhso/catalog/contract'
import { AppLink, Note, useGo, useMay, useTexts } from '@tinhso/kernel/ui'
import { Button } from 'antd'
import { useState } from 'react'
import { catalogTexts } from './catalog-texts.ts'
import { CollectionRulesDialog } from './collection-rules-dialog.tsx'

/** What stands in the way of this dataset, each with the next step. */
export function EntryNotes({ entry }: { entry: EntryPage }) {
  const t = useTexts(catalogTexts)
  const go = useGo()
  const may = useMay()
  const [recording, setRecording] = useState(false)
  const rulesMissing = entry.status === 'registered' && entry.collectionRules === null
  return (
    <div className="ts-stack ts-notes">
      {entry.mergedInto && (
        <Note title={t('mergedInto')}>
          <AppLink to={`/du-lieu/${encodeURIComponent(entry.mergedInto.code)}`}>
            {entry.mergedInto.title}
          </AppLink>
        </Note>
      )}
      {entry.status === 'planned' && (
        <Note
          title={t('plannedNote')}
          actions={
            may('catalog.entry.register') && (
              <Button onClick={() => go(`/du-lieu/dang-ky?planned=${encodeURIComponent(entry.code)}`)}>
                {t('plannedRegister')}
              </Button>
            )
          }
        />
      )}
      {(entry.status === 'under-review' || entry.status === 'draft') && entry.caseId && (
        <Note
          title={t(entry.status === 'draft' ? 'draftNote' : 'reviewNote')}
          actions={<Button onClick={() => go(`/ho-so/${entry.caseId}`)}>{t('openCase')}</Button>}
        />
      )}
      {rulesMissing && (
        <Note
          meaning="warning"
          title={t('rulesMissing')}
          actions={entry.mayEdit && <Button onClick={() => setRecording(true)}>{t('rulesRecord')}</Button>}
        >
          {t('rulesMissingHelp')}
        </Note>
      )}
      {recording && <CollectionRulesDialog entry={entry} onClose={() => setRecording(false)} />}
    </div>
  )
}
