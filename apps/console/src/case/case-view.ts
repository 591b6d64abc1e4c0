// SPDX-License-Identifier: Apache-2.0
import type { CaseView } from '@tinhso/kernel/procedure'

type AsJson<T> = T extends Date
  ? string
  : T extends readonly (infer Item)[]
    ? AsJson<Item>[]
    : T extends object
      ? { [Key in keyof T]: AsJson<T[Key]> }
      : T

/** The story of a case as it travels: instants are text. */
export type CaseStory = AsJson<CaseView>

/** A step the person may take. */
export type CaseAction = CaseStory['actions'][number]
