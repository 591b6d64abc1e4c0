// SPDX-License-Identifier: Apache-2.0
import { createRefusal } from '@tinhso/kernel/errors'
import { identityMessages } from './contract/index.ts'

/** Refuses with a code of this module. */
export const refuse = createRefusal(identityMessages)
