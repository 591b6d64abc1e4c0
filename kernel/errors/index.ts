// SPDX-License-Identifier: Apache-2.0
import type { Messages } from '../i18n/index.ts'

/** What went wrong, in words of the house; only `kernel/http` knows the status numbers. */
export type ErrorKind =
  | 'bad-request'
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'locked'
  | 'too-large'
  | 'too-many'
  | 'payment-required'
  | 'gone'
  | 'unavailable'

/** A fault inside what a person sent: where it stands (JSON pointer), its code, and the values its text needs. */
export interface FieldFault {
  readonly path: string
  readonly code: string
  readonly message?: { vi: string; en: string }
  readonly [value: string]: unknown
}

/** The one error type of the house. `details` are public and fill the places of the text; `cause` stays private. */
export class AppError extends Error {
  readonly kind: ErrorKind
  readonly code: string
  readonly details: Readonly<Record<string, unknown>>

  constructor(
    kind: ErrorKind,
    code: string,
    details: Readonly<Record<string, unknown>> = {},
    cause?: unknown,
  ) {
    super(code, cause === undefined ? undefined : { cause })
    this.name = 'AppError'
    this.kind = kind
    this.code = code
    this.details = details
  }

  get faults(): readonly FieldFault[] {
    return Array.isArray(this.details['errors']) ? (this.details['errors'] as FieldFault[]) : []
  }
}

/**
 * Makes a module's refusal function: its codes are the keys of the module's messages.
 * @example throw refuse('conflict', 'catalog.duplicate-dataset', { name })
 */
export const createRefusal =
  <M extends Messages>(_messages: M) =>
  (
    kind: ErrorKind,
    code: keyof M & string,
    details?: Readonly<Record<string, unknown>>,
    cause?: unknown,
  ): AppError =>
    new AppError(kind, code, details, cause)
