// SPDX-License-Identifier: Apache-2.0
import { newId } from '@tinhso/kernel/clock'
import type { Command, CommandContext } from '@tinhso/kernel/command'
import type { Kernel } from '@tinhso/kernel/module'
import {
  type LegalDocument,
  manageDocuments,
  type RegisterDocument,
  type UpdateValidity,
} from '../contract/index.ts'
import { refuse } from '../contract/messages.ts'
import { documentLabel, statusOn } from './document.ts'
import {
  findDocument,
  insertDocument,
  nextRef,
  type StoredDocument,
  updateValidity,
} from './document-store.ts'

const mustBeInOrder = ({ validFrom, validTo }: { validFrom?: string | null; validTo?: string | null }) => {
  if (validFrom && validTo && validTo <= validFrom) throw refuse('invalid', 'legal-basis.validity-order')
}

/** Puts a document into the search. */
export const indexDocument = (kernel: Kernel, command: Command, document: StoredDocument): Promise<void> =>
  kernel.search.upsert(command.tx, {
    kind: 'legal-document',
    id: document.ref,
    title: document.title ?? documentLabel(document),
    code: document.number ?? document.ref,
    body: [document.type, document.issuer].filter(Boolean).join(' '),
    url: `/console/van-ban/${encodeURIComponent(document.ref)}`,
    visibility: 'public',
  })

const conclude = async (
  kernel: Kernel,
  command: Command,
  action: string,
  before: unknown,
  after: StoredDocument,
) => {
  await indexDocument(kernel, command, after)
  await command.audit({
    action: `legal-basis.document.${action}`,
    object: { type: 'legal-document', id: after.ref, label: documentLabel(after) },
    before,
    after,
  })
  return { ...after, status: statusOn(after, kernel.clock.today()) }
}

/** Enters a document; a number that is there already is refused with 409. */
export const registerDocument = (
  kernel: Kernel,
  context: CommandContext,
  input: RegisterDocument,
): Promise<LegalDocument> =>
  kernel.runCommand(
    context,
    { name: 'legal-basis.document.register', permission: manageDocuments, input },
    async (command) => {
      mustBeInOrder(input)
      const ref = await nextRef(command.tx)
      const present = await findDocument(command.tx, input.number)
      if (present)
        throw refuse('conflict', 'legal-basis.duplicate-document', { number: input.number, ref: present.ref })
      const document: StoredDocument = {
        ...input,
        ref,
        aliases: [],
        validFrom: input.validFrom ?? null,
        validTo: input.validTo ?? null,
        replacedBy: input.replacedBy ?? null,
        territory: input.level === 'provincial' ? kernel.profile.province.code : null,
        origin: 'registered',
        note: null,
        citations: [],
        version: 1,
      }
      await insertDocument(command.tx, newId(), document, command.now)
      return conclude(kernel, command, 'registered', undefined, document)
    },
  )

/** Records from when to when a document holds and what replaced it. */
export const changeValidity = (
  kernel: Kernel,
  context: CommandContext,
  ref: string,
  input: UpdateValidity,
): Promise<LegalDocument> =>
  kernel.runCommand(
    context,
    { name: 'legal-basis.document.change-validity', permission: manageDocuments, input: { ref, ...input } },
    async (command) => {
      mustBeInOrder(input)
      const before = await findDocument(command.tx, ref)
      if (!before) throw refuse('not-found', 'legal-basis.document-not-found', { ref })
      const changed = { ...before, ...input, note: input.note === undefined ? before.note : input.note }
      if (!(await updateValidity(command.tx, changed, command.now)))
        throw refuse('conflict', 'legal-basis.stale')
      const after = { ...changed, version: changed.version + 1 }
      await command.emit({
        type: 'legal-basis.validity-changed',
        aggregate: { type: 'legal-document', id: before.ref },
        data: { ref: before.ref, validFrom: after.validFrom, validTo: after.validTo },
      })
      return conclude(kernel, command, 'validity-changed', before, after)
    },
  )
