// SPDX-License-Identifier: Apache-2.0
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { RoundDetail } from '@tinhso/collection/contract'
import { defineTexts, Failure, Section, uploadFile, useApi, useTexts } from '@tinhso/kernel/ui'
import { Button } from 'antd'
import { FileDown, Upload } from 'lucide-react'
import { useRef } from 'react'
import { roundPath } from './round-api.ts'

const texts = defineTexts({
  title: { vi: 'Biểu mẫu của cấp trên', en: 'The form of your superior' },
  help: {
    vi: 'Có biểu mẫu Excel do cấp trên ban hành? Ghi dấu vào các ô cần điền, tải lên một lần; các đợt sau của bộ dữ liệu này dùng lại. Định dạng, ô gộp, công thức và cách in giữ nguyên.',
    en: 'Is there an Excel form issued from above? Write marks into its cells and bring it once; later rounds of this dataset use it again. Styles, merged cells, formulas and print set-up stay.',
  },
  marks: {
    vi: 'Dấu dùng được (dòng mang dấu “dong.” được lặp cho từng dòng số liệu):',
    en: 'Marks (the row with “dong.” marks is repeated for each row of data):',
  },
  bring: { vi: 'Tải biểu mẫu lên', en: 'Bring the form' },
  replace: { vi: 'Thay biểu mẫu', en: 'Replace the form' },
  present: { vi: 'Đang dùng: {file}, do {name} tải lên.', en: 'In use: {file}, brought by {name}.' },
  filled: { vi: 'Tải biểu đã điền', en: 'Download the filled form' },
})

type FormState = { form: { fileName: string; uploadedName: string } | null; marks: string[] }

function BringButton({ path, replace }: { path: string; replace: boolean }) {
  const t = useTexts(texts)
  const client = useQueryClient()
  const input = useRef<HTMLInputElement>(null)
  const send = useMutation({
    mutationFn: (file: File) => uploadFile(path, file),
    onSuccess: () =>
      client.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith(path) }),
  })
  return (
    <>
      {send.error && <Failure problem={send.error} />}
      <div>
        <Button icon={<Upload size={16} />} loading={send.isPending} onClick={() => input.current?.click()}>
          {t(replace ? 'replace' : 'bring')}
        </Button>
      </div>
      <input
        ref={input}
        type="file"
        accept=".xlsx"
        aria-label={t('bring')}
        hidden
        onChange={(event) => {
          const file = event.target.files?.[0]
          if (file) send.mutate(file)
          event.target.value = ''
        }}
      />
    </>
  )
}

/** The form of a superior: brought once with marks, downloaded filled with the figures of this round. */
export function RoundForm({ round }: { round: RoundDetail }) {
  const t = useTexts(texts)
  const path = `${roundPath(round.code)}/form`
  const found = useApi<FormState>(path)
  if (!found.data) return null
  const { form, marks } = found.data
  return (
    <Section title={t('title')} note={t('help')}>
      <div className="ts-stack">
        {form && <p>{t('present', { file: form.fileName, name: form.uploadedName })}</p>}
        <p className="ts-help">
          {t('marks')}{' '}
          {marks.map((mark) => (
            <span key={mark}>
              <code>{`{{${mark}}}`}</code>{' '}
            </span>
          ))}
        </p>
        <BringButton path={path} replace={form !== null} />
        <div>
          {form && round.counts.rows > 0 && (
            <Button href={`${path}/filled.xlsx`} icon={<FileDown size={16} />}>
              {t('filled')}
            </Button>
          )}
        </div>
      </div>
    </Section>
  )
}
