// SPDX-License-Identifier: Apache-2.0
import type { Actor } from '../access/index.ts'
import type { Command } from '../command/index.ts'
import type { CaseRecord } from './case-record.ts'
import type { ActionSpec, Definition, PartUse } from './contract.ts'
import type { Engine } from './engine.ts'
import type { StepView } from './parts.ts'

/** A step in progress: everything its checks and parts look at. */
export interface Step {
  readonly engine: Engine
  readonly command: Command
  readonly by: Actor
  readonly record: CaseRecord
  readonly definition: Definition
  readonly action: ActionSpec
  readonly form: Readonly<Record<string, unknown>>
  readonly reason: string | null
}

/** The step as a registered part sees it, with the input the definition gives the part. */
export const viewFor = (
  step: Pick<Step, 'record' | 'action' | 'by' | 'form' | 'reason'>,
  now: Date,
  use: PartUse,
): StepView<unknown> => ({
  case: step.record,
  action: step.action,
  actor: step.by,
  now,
  form: step.form,
  reason: step.reason,
  input: use.input ?? {},
})
