// SPDX-License-Identifier: Apache-2.0
import { createRefusal } from '@tinhso/kernel/errors'
import { messages } from './contract/index.ts'

/** Refuses in the words of the module. */
export const refuse = createRefusal(messages)
