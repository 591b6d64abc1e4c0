// SPDX-License-Identifier: Apache-2.0
import type { Static, TSchema } from 'typebox'
import type { Actor } from '../access/index.ts'
import type { Command } from '../command/index.ts'
import type { Tx } from '../database/index.ts'
import type { CaseRecord } from './case-record.ts'
import type { ActionSpec } from './contract.ts'

/** What a registered part sees of the step in progress. `form` is empty while only availability is asked. */
export interface StepView<Input> {
  readonly case: CaseRecord
  readonly action: ActionSpec
  readonly actor: Actor
  readonly now: Date
  readonly form: Readonly<Record<string, unknown>>
  readonly reason: string | null
  readonly input: Input
}

/** A document made by a step: a stored file with its name and number. */
export interface CaseDocument {
  readonly title: string
  readonly fileName: string
  readonly mediaType: string
  readonly fileHash: string
  readonly number?: string
}

/** A condition of a step. Refuses by throwing an `AppError`, whose text then stands beside the closed action. */
export interface Guard<I extends TSchema = TSchema> {
  readonly name: string
  readonly input: I
  /** Judges the filled form, so it is not asked before the form is there. */
  readonly needsForm?: boolean
  check(step: StepView<Static<I>>, tx: Tx): Promise<void> | void
}

/** What a step changes in the aggregate; `data` is merged into the case data. Runs in the step's transaction. */
export interface Effect<I extends TSchema = TSchema> {
  readonly name: string
  readonly input: I
  run(
    step: StepView<Static<I>>,
    command: Command,
  ): Promise<{ readonly data?: Readonly<Record<string, unknown>> } | undefined>
}

/** Makes the document a step must leave behind (slip, minutes, letter of refusal). */
export interface DocumentMaker<I extends TSchema = TSchema> {
  readonly name: string
  readonly input: I
  make(step: StepView<Static<I>>, command: Command): Promise<CaseDocument>
}

/** The names a module brings for its definitions. */
export interface ProcedureParts {
  // biome-ignore lint/suspicious/noExplicitAny: each part types its own input
  readonly guards?: readonly Guard<any>[]
  // biome-ignore lint/suspicious/noExplicitAny: as above
  readonly effects?: readonly Effect<any>[]
  // biome-ignore lint/suspicious/noExplicitAny: as above
  readonly documents?: readonly DocumentMaker<any>[]
}

export const defineGuard = <I extends TSchema>(guard: Guard<I>): Guard<I> => guard
export const defineEffect = <I extends TSchema>(effect: Effect<I>): Effect<I> => effect
export const defineDocument = <I extends TSchema>(document: DocumentMaker<I>): DocumentMaker<I> => document
