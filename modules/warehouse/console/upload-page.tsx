// SPDX-License-Identifier: Apache-2.0
import type { EntryPage } from '@tinhso/catalog/contract'
import {
  ApiProblem,
  apiSend,
  Failure,
  Field,
  FileDrop,
  FormPage,
  formatBytes,
  PageHeader,
  ProgressLine,
  piecesFrom,
  type UploadOptions,
  uploadFile,
  uploadInPieces,
  useApi,
  useGo,
  usePathValue,
  useTexts,
} from '@tinhso/kernel/ui'
import { AutoComplete, Button, Input, Radio } from 'antd'
import { FileSpreadsheet } from 'lucide-react'
import { useRef, useState } from 'react'
import { batchPage, datasetPath } from './batch-api.ts'
import { TemplateButton } from './template-button.tsx'
import { UndertakingCheck, useUndertaking } from './undertaking-check.tsx'
import { warehouseTexts } from './warehouse-texts.ts'

const ACCEPT = '.xlsx,.xlsm,.xls,.ods,.dbf,.html,.htm,.csv,.tsv,.txt,.ndjson,.jsonl,.geojson,.json'
const nothing = { mode: 'append', source: '', collectionMethod: '', note: '' }

function ModeChoice({ value, onChange }: { value: string; onChange: (mode: string) => void }) {
  const t = useTexts(warehouseTexts)
  const modes = [
    ['append', t('modeAppend'), t('modeAppendHelp')],
    ['upsert', t('modeUpsert'), t('modeUpsertHelp')],
    ['replace', t('modeReplace'), t('modeReplaceHelp')],
  ] as const
  return (
    <Radio.Group value={value} onChange={(event) => onChange(event.target.value)} className="ts-choices">
      {modes.map(([mode, title, help]) => (
        <Radio key={mode} value={mode}>
          {title} <span className="ts-help">{help}</span>
        </Radio>
      ))}
    </Radio.Group>
  )
}

/** A small file goes in one request; a large one in pieces, and is then taken in. */
async function sendFile(code: string, file: File, options: UploadOptions): Promise<{ number: number }> {
  const path = `${datasetPath(code)}/batches`
  if (file.size < piecesFrom) return uploadFile(path, file, options)
  const upload = await uploadInPieces(file, options)
  return apiSend('POST', `${path}/arrived`, { ...options.fields, upload })
}

function useUpload(code: string) {
  const go = useGo()
  const [share, setShare] = useState<number | null>(null)
  const [problem, setProblem] = useState<unknown>(null)
  const stopper = useRef<AbortController>(null)
  const send = async (file: File, fields: Record<string, string>) => {
    stopper.current = new AbortController()
    setProblem(null)
    setShare(0)
    try {
      const made = await sendFile(code, file, {
        fields,
        signal: stopper.current.signal,
        onProgress: setShare,
      })
      go(batchPage({ code, number: made.number }), { replace: true })
    } catch (cause) {
      if (!(cause instanceof DOMException)) setProblem(cause)
      setShare(null)
    }
  }
  return { share, problem, setProblem, send, stop: () => stopper.current?.abort() }
}

function RepeatLink({ code, problem }: { code: string; problem: unknown }) {
  const t = useTexts(warehouseTexts)
  const go = useGo()
  if (!(problem instanceof ApiProblem) || problem.code !== 'warehouse.repeat-file') return null
  const number = Number(problem.document['number'])
  return <Button onClick={() => go(batchPage({ code, number }))}>{t('openExisting')}</Button>
}

/** Brings a file for a dataset: choose, say how its rows meet what is there, send with live progress. */
export function Page() {
  const t = useTexts(warehouseTexts)
  const code = usePathValue('code')
  const entry = useApi<EntryPage>(`/api/catalog/entries/${encodeURIComponent(code)}`)
  const [file, setFile] = useState<File | null>(null)
  const [asked, setAsked] = useState(false)
  const [about, setAbout] = useState(nothing)
  const { share, problem, setProblem, send, stop } = useUpload(code)
  const undertaking = useUndertaking()
  const busy = share !== null
  const errors = asked && !file ? [{ path: 'file', message: t('fileMissing') }] : []
  const choose = (chosen: File | null) => {
    setFile(chosen)
    setProblem(null)
  }
  const submit = () => {
    setAsked(true)
    if (!file || undertaking.missing) return
    const fields = Object.fromEntries(Object.entries(about).filter(([, value]) => value.trim() !== ''))
    undertaking
      .give()
      .then(() => send(file, fields))
      .catch(setProblem)
  }
  const crumbs = [
    { title: t('catalog'), to: '/du-lieu' },
    { title: entry.data?.title ?? code, to: `/du-lieu/${encodeURIComponent(code)}` },
  ]
  return (
    <>
      <PageHeader title={t('upload')} purpose={t('uploadPurpose')} crumbs={crumbs} />
      <FormPage
        errors={errors}
        onSubmit={submit}
        before={
          problem !== null && (
            <>
              <Failure problem={problem} />
              <RepeatLink {...{ code, problem }} />
            </>
          )
        }
        actions={
          busy ? (
            <Button onClick={stop}>{t('stop')}</Button>
          ) : (
            <Button type="primary" htmlType="submit">
              {t('send')}
            </Button>
          )
        }
      >
        {file ? (
          <div className="ts-file">
            <FileSpreadsheet size={28} strokeWidth={1.5} aria-hidden />
            <div>
              <strong>{file.name}</strong>
              <p className="ts-quiet">{formatBytes(file.size)}</p>
            </div>
            {!busy && <Button onClick={() => choose(null)}>{t('fileOther')}</Button>}
          </div>
        ) : (
          <>
            <FileDrop accept={ACCEPT} help={t('fileHelp')} onFile={choose} />
            <TemplateButton code={code} help />
          </>
        )}
        {busy && <ProgressLine label={t('sending')} share={share} />}
        <fieldset disabled={busy}>
          <div className="ts-field">
            <span className="ts-field-label" id="mode-label">
              {t('mode')}
            </span>
            <ModeChoice value={about.mode} onChange={(mode) => setAbout({ ...about, mode })} />
          </div>
          <Field path="source" label={t('source')} help={t('sourceHelp')} optional errors={errors}>
            {(control) => (
              <AutoComplete
                {...control}
                value={about.source}
                options={(entry.data?.sources ?? []).map((value) => ({ value }))}
                onChange={(source: string) => setAbout({ ...about, source })}
              />
            )}
          </Field>
          <Field path="note" label={t('note')} optional errors={errors}>
            {(control) => (
              <Input.TextArea
                {...control}
                rows={2}
                value={about.note}
                onChange={(event) => setAbout({ ...about, note: event.target.value })}
              />
            )}
          </Field>
          <UndertakingCheck {...{ undertaking, asked }} />
        </fieldset>
      </FormPage>
    </>
  )
}
