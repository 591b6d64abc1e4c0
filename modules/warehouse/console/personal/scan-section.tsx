// SPDX-License-Identifier: Apache-2.0
import {
  Failure,
  formatNumber,
  Note,
  RelativeTime,
  Section,
  useCommand,
  useLanguage,
  useTexts,
} from '@tinhso/kernel/ui'
import type { PersonalData } from '@tinhso/warehouse/contract'
import { Button } from 'antd'
import { ScanSearch } from 'lucide-react'
import { datasetPath } from '../batch-api.ts'
import { FindingLine } from './finding-line.tsx'
import { personalTexts } from './personal-texts.ts'

function ScanResult({ scan, code }: { scan: NonNullable<PersonalData['scan']>; code: string }) {
  const t = useTexts(personalTexts)
  const { locale } = useLanguage()
  const open = scan.findings.filter(({ state }) => state !== 'false-alarm').length
  const figures = { columns: scan.columns, rows: formatNumber(scan.rows, locale), found: open }
  return (
    <>
      <Note meaning={open > 0 || !scan.present ? 'warning' : 'success'}>
        <p>{t(open > 0 ? 'scanFound' : 'scanClean', figures)}</p>
        {!scan.present && <p>{t('scanOld')}</p>}
        {open > 0 && <p>{t('waysOut')}</p>}
        <p className="ts-quiet">
          <RelativeTime at={scan.at} />
        </p>
      </Note>
      <ul className="ts-work">
        {scan.findings.map((finding) => (
          <FindingLine key={finding.id} finding={finding} code={code} />
        ))}
      </ul>
    </>
  )
}

/** The scan for personal data before publication, what it found, and how each finding is settled. */
export function ScanSection({ about, code }: { about: PersonalData; code: string }) {
  const t = useTexts(personalTexts)
  const path = `${datasetPath(code)}/personal-data`
  const scan = useCommand<void, { done: boolean }>(() => ({ path: `${path}/scan`, body: {} }), [path])
  return (
    <Section
      title={t('scanTitle')}
      note={t('scanHelp')}
      actions={
        about.mayScan &&
        !about.scan?.present && (
          <Button icon={<ScanSearch size={16} />} loading={scan.isPending} onClick={() => scan.mutate()}>
            {t('scanNow')}
          </Button>
        )
      }
    >
      {scan.error && <Failure problem={scan.error} />}
      {scan.data?.done === false && <Note>{t('scanUnderWay')}</Note>}
      {about.scan ? (
        <ScanResult scan={about.scan} code={code} />
      ) : (
        <p className="ts-quiet">{t('scanNever')}</p>
      )}
    </Section>
  )
}
