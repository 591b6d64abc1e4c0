// SPDX-License-Identifier: Apache-2.0
import { Check } from 'lucide-react'

/** Where a long work stands: done steps, the present one, those to come. */
export function StepStrip({ label, steps, at }: { label: string; steps: string[]; at: number }) {
  return (
    <ol className="ts-steps" aria-label={label}>
      {steps.map((step, index) => (
        <li
          key={step}
          data-state={index < at ? 'done' : index === at ? 'now' : 'later'}
          aria-current={index === at ? 'step' : undefined}
        >
          <span aria-hidden>{index < at ? <Check size={14} /> : index + 1}</span>
          {step}
        </li>
      ))}
    </ol>
  )
}
