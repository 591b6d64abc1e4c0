// SPDX-License-Identifier: Apache-2.0
import type { Kernel } from '@tinhso/kernel/module'
import type { CodeListReader } from './code-list/code-list-reader.ts'
import type { DerivedList } from './code-list/derived-lists.ts'

/** What the routes of this module need. */
export interface ReferenceParts {
  readonly kernel: Kernel
  readonly reader: CodeListReader
  readonly derived: readonly DerivedList[]
}
