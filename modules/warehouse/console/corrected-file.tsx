// SPDX-License-Identifier: Apache-2.0

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Failure, formatNumber, Note, uploadFile, useLanguage, useTexts } from '@tinhso/kernel/ui'
import type { FixOutcome } from '@tinhso/warehouse/contract'
import { Button, Modal } from 'antd'
import { Upload } from 'lucide-react'
import { useRef } from 'react'
import { type BatchAddress, batchPath, datasetPath } from './batch-api.ts'
import { warehouseTexts } from './warehouse-texts.ts'

/** Takes the downloaded spreadsheet of rows to fix back in, mended, and checks its rows again. */
export function CorrectedFile({ address }: { address: BatchAddress }) {
  const t = useTexts(warehouseTexts)
  const { locale } = useLanguage()
  const client = useQueryClient()
  const input = useRef<HTMLInputElement>(null)
  const send = useMutation({
    mutationFn: (file: File) => uploadFile<FixOutcome>(`${batchPath(address)}/rows.xlsx`, file),
    onSuccess: () =>
      client.invalidateQueries({
        predicate: ({ queryKey }) => String(queryKey[0]).startsWith(datasetPath(address.code)),
      }),
  })
  const outcome = send.data
  return (
    <>
      <Button icon={<Upload size={16} />} loading={send.isPending} onClick={() => input.current?.click()}>
        {t('fixUpload')}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".xlsx"
        hidden
        onChange={(event) => {
          const file = event.target.files?.[0]
          if (file) send.mutate(file)
          event.target.value = ''
        }}
      />
      <Modal
        open={send.isError || send.isSuccess}
        title={t('fixUpload')}
        cancelButtonProps={{ hidden: true }}
        onOk={send.reset}
        onCancel={send.reset}
      >
        {send.error && <Failure problem={send.error} />}
        {outcome && (
          <Note meaning={outcome.passed > 0 ? 'success' : 'warning'}>
            {t('fixOutcome', {
              changed: formatNumber(outcome.changed, locale),
              passed: formatNumber(outcome.passed, locale),
              open: formatNumber(outcome.open, locale),
            })}
          </Note>
        )}
      </Modal>
    </>
  )
}
