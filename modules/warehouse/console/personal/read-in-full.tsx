// SPDX-License-Identifier: Apache-2.0
import { formatDateTime, Note, ReasonDialog, useApi, useCommand, useTexts } from '@tinhso/kernel/ui'
import type { Field, PersonalData } from '@tinhso/warehouse/contract'
import { Button } from 'antd'
import { Eye, EyeOff } from 'lucide-react'
import { useState } from 'react'
import { datasetPath } from '../batch-api.ts'
import { personalTexts } from './personal-texts.ts'

/** The way to read protected fields in full: states a purpose, then shows them for half an hour. */
export function ReadInFull({
  code,
  fields,
  full,
  onChange,
}: {
  code: string
  fields: readonly Field[]
  full: boolean
  onChange: (full: boolean) => void
}) {
  const t = useTexts(personalTexts)
  const [asking, setAsking] = useState(false)
  const isPersonal = fields.some(({ sensitive }) => sensitive === 'sensitive')
  const path = `${datasetPath(code)}/personal-data`
  const about = useApi<PersonalData>(path, undefined, { enabled: isPersonal })
  const unmask = useCommand<string>(
    (purpose) => ({ path: `${datasetPath(code)}/unmask`, body: { purpose } }),
    [path],
  )
  if (!isPersonal || !about.data?.mayUnmask) return null
  const { unmasked, purpose } = about.data
  if (full && unmasked)
    return (
      <Note>
        <div className="ts-row">
          <span>
            {t('fullUntil', { time: formatDateTime(unmasked.expiresAt), purpose: unmasked.purpose })}
          </span>
          <Button icon={<EyeOff size={16} />} onClick={() => onChange(false)}>
            {t('hideFull')}
          </Button>
        </div>
      </Note>
    )
  const open = (reason: string) =>
    unmask.mutate(reason, {
      onSuccess: () => {
        setAsking(false)
        onChange(true)
      },
    })
  return (
    <div>
      <Button icon={<Eye size={16} />} onClick={() => (unmasked ? onChange(true) : setAsking(true))}>
        {t('showFull')}
      </Button>
      <ReasonDialog
        open={asking}
        title={t('showFull')}
        consequence={
          <>
            <p>{t('showFullHelp')}</p>
            {purpose && <p className="ts-quiet">{t('purposeOfDataset', { purpose })}</p>}
          </>
        }
        confirm={t('open')}
        busy={unmask.isPending}
        problem={unmask.error}
        onConfirm={open}
        onClose={() => {
          setAsking(false)
          unmask.reset()
        }}
      />
    </div>
  )
}
