// SPDX-License-Identifier: Apache-2.0
import { useGo, useMay, useTexts } from '@tinhso/kernel/ui'
import type { AgencyPage } from '@tinhso/organisations/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { agencyFormTexts } from './agency-form-texts.ts'
import { AssignCodeDialog } from './assign-code-dialog.tsx'
import { CloseAgencyDialog } from './close-agency-dialog.tsx'
import { RenameAgencyDialog } from './rename-agency-dialog.tsx'

const DIALOGS = {
  rename: RenameAgencyDialog,
  assignCode: AssignCodeDialog,
  close: CloseAgencyDialog,
}
type Act = keyof typeof DIALOGS
const ACTS: Act[] = ['rename', 'assignCode', 'close']

/** What the keeper of the register may do to an agency in operation (R-ORG-01). */
export function AgencyActions({ agency }: { agency: AgencyPage }) {
  const t = useTexts(agencyFormTexts)
  const go = useGo()
  const may = useMay()
  const [chosen, setChosen] = useState<Act | null>(null)
  if (!may('organisations.agency.manage') || !agency.active) return null
  const Dialog = chosen && DIALOGS[chosen]
  return (
    <>
      {ACTS.map((act) => (
        <Button key={act} danger={act === 'close'} onClick={() => setChosen(act)}>
          {t(act)}
        </Button>
      ))}
      <Button type="primary" onClick={() => go(`/co-quan/${encodeURIComponent(agency.code)}/sua`)}>
        {t('edit')}
      </Button>
      {Dialog && <Dialog agency={agency} onClose={() => setChosen(null)} />}
    </>
  )
}
