// SPDX-License-Identifier: Apache-2.0

import { useMutation } from '@tanstack/react-query'
import type { AccountImport } from '@tinhso/identity/contract'
import {
  DayInput,
  Failure,
  Field,
  FileDrop,
  FormPage,
  PageHeader,
  uploadFile,
  useGo,
  useTexts,
} from '@tinhso/kernel/ui'
import { Button, Input } from 'antd'
import { FileSpreadsheet } from 'lucide-react'
import { useState } from 'react'
import { identityTexts } from './identity-texts.ts'

/** Takes a personnel list in for comparison; nothing changes before the review. */
export function Page() {
  const t = useTexts(identityTexts)
  const go = useGo()
  const [file, setFile] = useState<File | null>(null)
  const [about, setAbout] = useState({ decisionNumber: '', validFrom: '' })
  const compare = useMutation({
    mutationFn: (chosen: File) => {
      const fields = Object.fromEntries(Object.entries(about).filter(([, value]) => value !== ''))
      return uploadFile<AccountImport>('/api/account-imports', chosen, { fields })
    },
    onSuccess: ({ id }) => go(`/tai-khoan/nhap-danh-sach/${id}`),
  })
  return (
    <>
      <PageHeader
        title={t('importTitle')}
        purpose={t('importPurpose')}
        crumbs={[{ title: t('accounts'), to: '/tai-khoan' }]}
      />
      <FormPage
        errors={[]}
        onSubmit={() => file && compare.mutate(file)}
        before={compare.error && <Failure problem={compare.error} />}
        actions={
          <Button type="primary" htmlType="submit" disabled={!file} loading={compare.isPending}>
            {t('importCompare')}
          </Button>
        }
      >
        {file ? (
          <div className="ts-file">
            <FileSpreadsheet size={28} strokeWidth={1.5} aria-hidden />
            <div>
              <strong>{file.name}</strong>
            </div>
          </div>
        ) : (
          <FileDrop accept=".xlsx" help={t('importFileHelp')} onFile={setFile} />
        )}
        <Field path="decisionNumber" label={t('grantDecision')} optional errors={[]}>
          {(control) => (
            <Input
              {...control}
              value={about.decisionNumber}
              onChange={(event) => setAbout({ ...about, decisionNumber: event.target.value })}
            />
          )}
        </Field>
        <Field path="validFrom" label={t('importValidFrom')} optional errors={[]}>
          {(control) => (
            <DayInput
              {...control}
              value={about.validFrom}
              onChange={(validFrom) => setAbout({ ...about, validFrom })}
            />
          )}
        </Field>
      </FormPage>
    </>
  )
}
