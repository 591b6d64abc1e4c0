// SPDX-License-Identifier: Apache-2.0
import { createRefusal } from '@tinhso/kernel/errors'
import { defineEffect, defineGuard, type ProcedureParts } from '@tinhso/kernel/procedure'
import Type from 'typebox'
import { EntryStatusSchema, messages } from '../contract/index.ts'
import type { EntryService } from '../entry/entry-service.ts'
import { readDuplicates } from './duplicates.ts'

const refuse = createRefusal(messages)

/** What the registration procedure asks and does, by name. */
export const createRegistrationParts = (entries: EntryService): ProcedureParts => ({
  guards: [
    defineGuard({
      name: 'catalog.no-likely-duplicate',
      input: Type.Object({}),
      check: async (step, tx) => {
        const found = await readDuplicates(tx, step.case.aggregate.id)
        if (found.length > 0) throw refuse('invalid', 'catalog.declaration-required')
      },
    }),
    defineGuard({
      name: 'catalog.has-likely-duplicate',
      input: Type.Object({}),
      check: async (step, tx) => {
        const found = await readDuplicates(tx, step.case.aggregate.id)
        if (found.length === 0) throw refuse('invalid', 'catalog.nothing-to-declare')
      },
    }),
  ],
  effects: [
    defineEffect({
      name: 'catalog.set-status',
      input: Type.Object({ status: EntryStatusSchema }),
      run: async (step, command) => {
        await entries.setStatus(command, step.case.aggregate.id, step.input.status)
        return undefined
      },
    }),
  ],
})
