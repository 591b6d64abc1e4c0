// SPDX-License-Identifier: Apache-2.0

import { useMutation, useQueryClient } from '@tanstack/react-query'
import {
  apiSend,
  DayInput,
  Failure,
  Field,
  FileDrop,
  Note,
  PageHeader,
  useGo,
  usePathValue,
  useTexts,
} from '@tinhso/kernel/ui'
import type { Applied, CodeListDiff, CompareFile } from '@tinhso/reference/contract'
import { Button } from 'antd'
import { FileSpreadsheet } from 'lucide-react'
import { useState } from 'react'
import { ListDiff } from './list-diff.tsx'
import { referenceTexts } from './reference-texts.ts'

const today = () => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date())

/** The bytes of a file as base64, as the comparison takes it. */
function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(file)
  })
}

function useImport(list: string) {
  const path = `/api/reference/code-lists/${encodeURIComponent(list)}`
  const client = useQueryClient()
  const compare = useMutation({
    mutationFn: async ({ file, effectiveOn }: { file: File; effectiveOn: string }) => {
      const body: CompareFile = { fileName: file.name, content: await base64Of(file), effectiveOn }
      return { body, diff: await apiSend<CodeListDiff>('POST', `${path}/imports/compare`, body) }
    },
  })
  const apply = useMutation({
    mutationFn: (closeLocalOnly: boolean) =>
      apiSend<Applied>('POST', `${path}/imports`, {
        ...compare.data?.body,
        fingerprint: compare.data?.diff.fingerprint,
        closeLocalOnly,
      }),
    onSuccess: () =>
      client.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith(path) }),
  })
  return { compare, apply }
}

/** A file against a code list: added, changed, closed and local-only codes are shown before anything is applied (R-REF-05). */
export function Page() {
  const t = useTexts(referenceTexts)
  const go = useGo()
  const list = usePathValue('list')
  const [file, setFile] = useState<File | null>(null)
  const [effectiveOn, setEffectiveOn] = useState(today)
  const { compare, apply } = useImport(list)
  const back = `/danh-muc/${encodeURIComponent(list)}`
  const again = () => {
    setFile(null)
    compare.reset()
    apply.reset()
  }
  return (
    <>
      <PageHeader
        title={t('importTitle')}
        purpose={t('importPurpose')}
        crumbs={[
          { title: t('lists'), to: '/danh-muc' },
          { title: list, to: back },
        ]}
      />
      <div className="ts-stack">
        {file ? (
          <div className="ts-file">
            <FileSpreadsheet size={28} strokeWidth={1.5} aria-hidden />
            <div>
              <strong>{file.name}</strong>
            </div>
            <Button onClick={again}>{t('otherFile')}</Button>
          </div>
        ) : (
          <FileDrop accept=".xlsx,.csv" help={t('importHelp')} onFile={setFile} />
        )}
        {compare.error && <Failure problem={compare.error} />}
        {compare.error && <RowFaults problem={compare.error} />}
        {!compare.data && (
          <>
            <Field path="effectiveOn" label={t('importFrom')} errors={[]}>
              {(control) => <DayInput {...control} value={effectiveOn} onChange={setEffectiveOn} />}
            </Field>
            <div>
              <Button
                type="primary"
                disabled={!file || !effectiveOn}
                loading={compare.isPending}
                onClick={() => file && compare.mutate({ file, effectiveOn })}
              >
                {t('compare')}
              </Button>
            </div>
          </>
        )}
        {apply.error && <Failure problem={apply.error} />}
        {apply.data && (
          <Note
            meaning="success"
            title={t('applied', { ...apply.data })}
            actions={<Button onClick={() => go(back)}>{t('backToList')}</Button>}
          />
        )}
        {compare.data && !apply.data && (
          <ListDiff
            diff={compare.data.diff}
            busy={apply.isPending}
            onApply={(close) => apply.mutate(close)}
          />
        )}
      </div>
    </>
  )
}

function RowFaults({ problem }: { problem: unknown }) {
  const fields = (problem as { fields?: { path: string; message: string }[] }).fields ?? []
  if (fields.length === 0) return null
  return (
    <ul className="ts-lines">
      {fields.map((fault) => (
        <li key={fault.path + fault.message}>{fault.message}</li>
      ))}
    </ul>
  )
}
