// SPDX-License-Identifier: Apache-2.0
import { useApi, useTexts } from '@tinhso/kernel/ui'
import type { DatasetSchema } from '@tinhso/warehouse/contract'
import { Button } from 'antd'
import { FileDown } from 'lucide-react'
import { datasetPath } from './batch-api.ts'
import { templateTexts } from './template-texts.ts'

/** Downloads the template of a dataset that has a schema; with `help`, says what it is good for. */
export function TemplateButton({ code, help = false }: { code: string; help?: boolean }) {
  const t = useTexts(templateTexts)
  const schema = useApi<DatasetSchema | null>(`${datasetPath(code)}/schema`)
  if (!schema.data) return null
  const button = (
    <Button href={`${datasetPath(code)}/template.xlsx`} icon={<FileDown size={16} />}>
      {t('template')}
    </Button>
  )
  if (!help) return button
  return (
    <div className="wh-template">
      {button}
      <p className="ts-help">{t('templateHelp')}</p>
    </div>
  )
}
