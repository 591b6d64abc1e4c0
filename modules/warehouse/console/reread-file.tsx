// SPDX-License-Identifier: Apache-2.0
import { Failure, useTextOf, useTexts } from '@tinhso/kernel/ui'
import {
  type BatchAnalysis,
  encodingTitles,
  projectionTitle,
  type TextEncoding,
  textEncodings,
  usualProjections,
} from '@tinhso/warehouse/contract'
import { Button, Checkbox, InputNumber, Modal, Select } from 'antd'
import { useState } from 'react'
import type { BatchAddress } from './batch-api.ts'
import { type Reading, useReread } from './use-reread.ts'
import { warehouseTexts } from './warehouse-texts.ts'

/** Has the file read again from another sheet or with its header in another row. */
export function RereadFile({
  address,
  version,
  analysis,
}: {
  address: BatchAddress
  version: number
  analysis: BatchAnalysis
}) {
  const t = useTexts(warehouseTexts)
  const textOf = useTextOf()
  const [open, setOpen] = useState(false)
  const [reading, setReading] = useState(() => analysis.reading as Reading)
  const sheets = (analysis.sheets ?? []) as { name: string }[]
  const choices = encodingChoices(reading.kind)
  const concluded = (analysis.reading as Reading).projection
  const { projection, ...rest } = reading
  const changed = projection && projection !== concluded ? reading : rest
  const reread = useReread(address, version)
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('reread')}</Button>
      <Modal
        open={open}
        title={t('reread')}
        okText={t('rereadRun')}
        okButtonProps={{ loading: reread.isPending }}
        onOk={() => reread.mutate(changed, { onSuccess: () => setOpen(false) })}
        onCancel={() => setOpen(false)}
      >
        <div className="ts-stack">
          <p>{t('rereadHelp')}</p>
          {reread.error && <Failure problem={reread.error} />}
          {sheets.length > 1 && (
            <div className="ts-field">
              <label htmlFor="reread-sheet">{t('rereadSheet')}</label>
              <Select
                id="reread-sheet"
                value={reading.sheet}
                options={sheets.map(({ name }) => ({ value: name, label: name }))}
                onChange={(sheet) => setReading({ ...reading, sheet })}
              />
            </div>
          )}
          {reading.projection && reading.kind !== 'kml' && (
            <div className="ts-field">
              <label htmlFor="reread-projection">{t('rereadProjection')}</label>
              <Select
                id="reread-projection"
                showSearch
                optionFilterProp="label"
                value={reading.projection}
                options={[...new Set([reading.projection, ...usualProjections])].map((value) => ({
                  value,
                  label: textOf(projectionTitle(value)),
                }))}
                onChange={(projection) => setReading({ ...reading, projection })}
              />
            </div>
          )}
          {choices.length > 0 && (
            <div className="ts-field">
              <label htmlFor="reread-encoding">{t('rereadEncoding')}</label>
              <Select
                id="reread-encoding"
                value={reading.encoding}
                options={choices.map((value) => ({ value, label: textOf(encodingTitles[value]) }))}
                onChange={(encoding) => setReading({ ...reading, encoding })}
              />
            </div>
          )}
          {laidOutKinds.has(reading.kind) && (
            <>
              <div className="ts-field">
                <label htmlFor="reread-header">{t('rereadHeader')}</label>
                <p className="ts-help">{t('rereadHeaderHelp')}</p>
                <InputNumber
                  id="reread-header"
                  min={0}
                  max={10_000}
                  value={reading.headerRow}
                  onChange={(headerRow) => setReading({ ...reading, headerRow: headerRow ?? 1 })}
                />
              </div>
              <div className="ts-field">
                <label htmlFor="reread-levels">{t('rereadLevels')}</label>
                <InputNumber
                  id="reread-levels"
                  min={1}
                  max={10}
                  value={reading.headerRows ?? 1}
                  onChange={(headerRows) => setReading({ ...reading, headerRows: headerRows ?? 1 })}
                />
              </div>
              <Checkbox
                checked={reading.leaveOut ?? false}
                onChange={(event) => setReading({ ...reading, leaveOut: event.target.checked })}
              >
                {t('rereadLeaveOut')}
              </Checkbox>
            </>
          )}
        </div>
      </Modal>
    </>
  )
}

/** Kinds of files that people lay out by hand; the others name their columns themselves. */
const laidOutKinds = new Set(['csv', 'xlsx', 'xlsb', 'xls', 'ods', 'html'])

const unicodeKinds = new Set(['ndjson', 'geojson', 'json'])

/** How the text of a kind of file may be written; JSON is Unicode and leaves no choice. */
function encodingChoices(kind: string): readonly TextEncoding[] {
  if (kind === 'csv') return textEncodings.filter((encoding) => encoding !== 'by-font')
  return unicodeKinds.has(kind) ? [] : ['utf-8', 'by-font', 'tcvn3', 'vni']
}
