// SPDX-License-Identifier: Apache-2.0

import type { IdentityDoor } from '@tinhso/identity'
import type { CommandContext } from '@tinhso/kernel/command'
import type { Kernel } from '@tinhso/kernel/module'
import { entryCode } from '../entry/entry-code.ts'
import type { EntryService } from '../entry/entry-service.ts'
import { findEntryByCode } from '../entry/entry-store.ts'
import type { RegistrationService } from '../registration/registration-service.ts'
import { type TrainingDataset, trainingDatasets } from './training-datasets.ts'

interface Parts {
  readonly kernel: Kernel
  readonly identity: IdentityDoor
  readonly entries: EntryService
  readonly registrations: RegistrationService
}

const submitRegistration = ({ kernel }: Parts, context: CommandContext, caseId: string) =>
  kernel.runCommand(context, { name: 'procedure.act', input: caseId }, (command) =>
    kernel.procedures.act(command, { caseId, action: 'submit' }),
  )

const register = async (parts: Parts, { username, registration, rules }: TrainingDataset) => {
  const account = await parts.identity.accountByUsername(username)
  if (!account) return
  const context = { actor: await parts.identity.actorFor(account.id) }
  const { code, caseId, duplicates } = await parts.registrations.register(context, registration)
  if (duplicates.length > 0)
    throw new Error(`the training dataset ${code} is too like ${duplicates[0]!.code}`)
  await submitRegistration(parts, context, caseId)
  const { version } = await parts.entries.byCode(context.actor, code)
  await parts.entries.recordRules(context, code, version, rules)
}

/** Registers the training datasets as the training accounts would, through the same procedure; once. */
export const seedTrainingDatasets = async (parts: Parts): Promise<void> => {
  for (const dataset of trainingDatasets) {
    const code = entryCode(dataset.registration.title, () => false)
    if (!(await findEntryByCode(parts.kernel.database.read, code))) await register(parts, dataset)
  }
}
