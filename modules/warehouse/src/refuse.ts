// SPDX-License-Identifier: Apache-2.0
import { createRefusal } from '@tinhso/kernel/errors'
import { schemaMessages } from './checking/validate-schema.ts'
import { correctionMessages } from './contract/correction-messages.ts'
import { storeFaults, storeMessages } from './contract/index.ts'
import { readingMessages } from './reading/refusal.ts'

/** Everything the warehouse says when it refuses: the reader, the checker of schemas, the store. */
export const messages = {
  ...readingMessages,
  ...schemaMessages,
  ...storeFaults,
  ...storeMessages,
  ...correctionMessages,
}

/** Refuses in the words of the warehouse. */
export const refuse = createRefusal(messages)
