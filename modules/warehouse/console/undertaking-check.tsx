// SPDX-License-Identifier: Apache-2.0
import { defineTexts, useApi, useCommand, useTextOf, useTexts } from '@tinhso/kernel/ui'
import type { Undertaking } from '@tinhso/warehouse/contract'
import { Checkbox } from 'antd'
import { useState } from 'react'

const texts = defineTexts({
  missing: {
    vi: 'Đọc và tích vào câu cam kết rồi gửi tệp.',
    en: 'Read and tick the undertaking, then send the file.',
  },
})

const path = '/api/warehouse/undertaking'

/** Whether the person has given the undertaking, now or before, and how it is given before the first file is sent. */
export function useUndertaking() {
  const found = useApi<Undertaking>(path)
  const [ticked, setTicked] = useState(false)
  const command = useCommand<string>((version) => ({ path, body: { version } }), [path])
  const given = found.data?.givenAt != null
  return {
    data: found.data,
    given,
    ticked,
    setTicked,
    missing: found.data !== undefined && !given && !ticked,
    give: async () => {
      if (found.data && !given) await command.mutateAsync(found.data.version)
    },
  }
}

/** The undertaking: a box to tick the first time, the same sentence as a reminder afterwards. */
export function UndertakingCheck({
  undertaking,
  asked,
}: {
  undertaking: ReturnType<typeof useUndertaking>
  asked: boolean
}) {
  const t = useTexts(texts)
  const textOf = useTextOf()
  const { data, given, ticked, setTicked, missing } = undertaking
  if (!data) return null
  if (given) return <p className="ts-help">{textOf(data.text)}</p>
  return (
    <div className="ts-field" data-invalid={(asked && missing) || undefined}>
      <Checkbox id="field-undertaking" checked={ticked} onChange={(event) => setTicked(event.target.checked)}>
        {textOf(data.text)}
      </Checkbox>
      <p className="ts-field-error">{asked && missing ? t('missing') : ''}</p>
    </div>
  )
}
