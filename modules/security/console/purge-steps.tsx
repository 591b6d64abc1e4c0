// SPDX-License-Identifier: Apache-2.0
import { type Meaning, Section, StateTag, useTextOf, useTexts } from '@tinhso/kernel/ui'
import type { PurgeStep } from '@tinhso/security/contract'
import { securityTexts } from './security-texts.ts'

const meanings: Record<PurgeStep['status'], Meaning> = {
  waiting: 'neutral',
  running: 'information',
  done: 'success',
}

const total = (counts: PurgeStep['counts']): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0)

/** The named steps of a purge, each with what it dealt with. */
export function PurgeSteps({ steps }: { steps: readonly PurgeStep[] }) {
  const t = useTexts(securityTexts)
  const textOf = useTextOf()
  return (
    <Section title={t('progress')} note={t('progressNote')}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="ts-table-scroll" aria-label={t('progress')} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('step')}</th>
              <th scope="col">{t('status')}</th>
              <th scope="col" data-align="end">
                {t('erased')}
              </th>
            </tr>
          </thead>
          <tbody>
            {steps.map((step) => (
              <tr key={step.step}>
                <td>{textOf(step.title)}</td>
                <td>
                  <StateTag meaning={meanings[step.status]}>{t(`step.${step.status}`)}</StateTag>
                </td>
                <td data-align="end">
                  {step.status === 'done' && step.step !== 'search' ? total(step.counts) : ''}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Section>
  )
}
