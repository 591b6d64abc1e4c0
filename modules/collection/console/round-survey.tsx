// SPDX-License-Identifier: Apache-2.0
import type { RoundDetail } from '@tinhso/collection/contract'
import { Facts, Failure, formatDateTime, Section, useTexts } from '@tinhso/kernel/ui'
import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { useRoundAct } from './round-api.ts'
import { roundTexts } from './round-texts.ts'

type Step = 'verify' | 'give-opinion'

function StepDialog({ round, step, onClose }: { round: RoundDetail; step: Step; onClose: () => void }) {
  const t = useTexts(roundTexts)
  const [text, setText] = useState('')
  const [expert, setExpert] = useState('')
  const act = useRoundAct(round.code)
  const verifies = step === 'verify'
  const title = t(verifies ? 'verify' : 'opinion')
  const missing = text.trim().length < 3 || (!verifies && expert.trim().length < 3)
  return (
    <Modal
      open
      title={title}
      okText={title}
      okButtonProps={{ disabled: missing, loading: act.isPending }}
      onOk={() =>
        act.mutate({ act: step, body: verifies ? { text } : { expert, text } }, { onSuccess: onClose })
      }
      onCancel={onClose}
    >
      <div className="ts-stack">
        <p>{t(verifies ? 'verifyHelp' : 'opinionHelp')}</p>
        {act.error && <Failure problem={act.error} />}
        {!verifies && (
          <div className="ts-field">
            <label htmlFor="survey-expert">{t('expert')}</label>
            <Input id="survey-expert" value={expert} onChange={(event) => setExpert(event.target.value)} />
          </div>
        )}
        <div className="ts-field">
          <label htmlFor="survey-text">{t('opinionText')}</label>
          <Input.TextArea
            id="survey-text"
            rows={4}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </div>
      </div>
    </Modal>
  )
}

/** What a survey needs before its rows go on: its verification and an expert's opinion (R-ING-05). */
export function RoundSurvey({ round }: { round: RoundDetail }) {
  const t = useTexts(roundTexts)
  const [step, setStep] = useState<Step | null>(null)
  const { survey } = round
  if (!survey) return null
  const may = round.allowed.includes('verify')
  return (
    <Section
      title={t('survey')}
      note={t('surveyLead', { name: survey.lead.name })}
      actions={
        may && (
          <>
            <Button onClick={() => setStep('verify')}>{t('verify')}</Button>
            <Button onClick={() => setStep('give-opinion')}>{t('opinion')}</Button>
          </>
        )
      }
    >
      <Facts
        missing={t('notYet')}
        facts={[
          {
            name: t('verified'),
            wide: true,
            value:
              survey.verified &&
              `${survey.verified.text} (${survey.verified.name}, ${formatDateTime(survey.verified.at)})`,
          },
          {
            name: t('opinionGiven'),
            wide: true,
            value:
              survey.opinion &&
              `${survey.opinion.expert}: ${survey.opinion.text} (${formatDateTime(survey.opinion.at)})`,
          },
        ]}
      />
      {step && <StepDialog round={round} step={step} onClose={() => setStep(null)} />}
    </Section>
  )
}
