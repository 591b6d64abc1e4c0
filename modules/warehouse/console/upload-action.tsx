// SPDX-License-Identifier: Apache-2.0
import type { EntryPage } from '@tinhso/catalog/contract'
import { useGo, useTexts } from '@tinhso/kernel/ui'
import { Button } from 'antd'
import { Upload } from 'lucide-react'
import { warehouseTexts } from './warehouse-texts.ts'

/** The way to bring data, on the page of a dataset that takes data from this person. */
export function Slot({ subject }: { subject: EntryPage }) {
  const t = useTexts(warehouseTexts)
  const go = useGo()
  if (!subject.mayEdit || subject.status !== 'registered' || !subject.collectionRules) return null
  return (
    <Button
      type="primary"
      icon={<Upload size={16} />}
      onClick={() => go(`/du-lieu/${encodeURIComponent(subject.code)}/nap`)}
    >
      {t('upload')}
    </Button>
  )
}
