// SPDX-License-Identifier: Apache-2.0
import type { FileTaken } from '@tinhso/collection/contract'
import { ApiProblem, Failure, FileDrop, Note, uploadFile, useTexts } from '@tinhso/kernel/ui'
import { Button, Checkbox } from 'antd'
import { Download } from 'lucide-react'
import { useState } from 'react'
import { taskTexts } from './task-texts.ts'

const kinds = '.xlsx,.xlsm,.xls,.xlsb,.ods,.csv,.tsv,.txt,.dbf,.json,.ndjson'

/** Rows from the template or from the agency's own file; what it refuses is told row by row. */
export function TaskFile({ path, busy, onTaken }: { path: string; busy: boolean; onTaken: () => void }) {
  const t = useTexts(taskTexts)
  const [replace, setReplace] = useState(false)
  const [sending, setSending] = useState(false)
  const [taken, setTaken] = useState<FileTaken | null>(null)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const send = async (file: File) => {
    setSending(true)
    setProblem(null)
    setTaken(null)
    try {
      const fields: Record<string, string> = replace ? { replace: '1' } : {}
      setTaken(await uploadFile<FileTaken>(`${path}/file`, file, { fields }))
      onTaken()
    } catch (error) {
      setProblem(error instanceof ApiProblem ? error : new ApiProblem(0, {}))
    } finally {
      setSending(false)
    }
  }
  return (
    <details className="co-file">
      <summary>{t('upload')}</summary>
      <div className="ts-stack">
        {problem && <Failure problem={problem} />}
        {problem && problem.fields.length > 1 && (
          <ul className="co-row-faults">
            {problem.fields.map((fault) => (
              <li key={`${fault.path}${fault.message}`}>{fault.message}</li>
            ))}
          </ul>
        )}
        {taken && (
          <Note meaning="success" title={t('uploaded', { count: taken.read })}>
            {taken.unknownColumns.length > 0 &&
              t('unknownColumns', { columns: taken.unknownColumns.join(', ') })}
          </Note>
        )}
        <div>
          <Button href={`${path}/template.xlsx`} icon={<Download size={16} />}>
            {t('template')}
          </Button>
        </div>
        <Checkbox checked={replace} onChange={(event) => setReplace(event.target.checked)}>
          {t('replaceRows')}
        </Checkbox>
        <FileDrop accept={kinds} help={t('uploadHelp')} disabled={busy || sending} onFile={send} />
      </div>
    </details>
  )
}
