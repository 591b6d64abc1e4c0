// SPDX-License-Identifier: Apache-2.0
import { type Expression, matches, value } from './expression.ts'

/** One thing that must hold of a canonical value; the first that does not is what a person is told. */
export type ValueCheck = {
  /** Stable code of the fault. */
  readonly code: string
  readonly holds: Expression
  /** Says what is wrong and what to do; `{value}` is the cell as written, `{title}` the column's title. */
  readonly message: { readonly vi: string; readonly en: string }
}

/** How cells of a data type are brought to one canonical writing, and what must hold of it. */
export type DataTypeDefinition = {
  /** Canonical text of a cell; `format` is one of the type's formats. What cannot be understood must come out failing a check. */
  readonly normalise: (format: string) => Expression
  readonly checks: readonly ValueCheck[]
}

/** A check that the whole canonical value matches an RE2 pattern. */
export function patternCheck(code: string, pattern: string, vi: string, en: string): ValueCheck {
  return check(code, matches(value, pattern), vi, en)
}

/** A check with its two sentences. */
export function check(code: string, holds: Expression, vi: string, en: string): ValueCheck {
  return { code, holds, message: { vi, en } }
}
