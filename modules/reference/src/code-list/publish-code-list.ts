// SPDX-License-Identifier: Apache-2.0
import { newId } from '@tinhso/kernel/clock'
import type { Command, CommandContext } from '@tinhso/kernel/command'
import type { Kernel } from '@tinhso/kernel/module'
import {
  type ChangeCodeList,
  type CodeList,
  manageCodeLists,
  type PublishCodeList,
} from '../contract/index.ts'
import { refuse } from '../contract/messages.ts'
import { mustLockList } from './code-list-guards.ts'
import { findList, insertList, type StoredList, updateList } from './code-list-store.ts'
import type { DerivedList } from './derived-lists.ts'

const mustHaveBasis = (list: { readonly issuingAuthority: string; readonly legalBasis: string }) => {
  if (list.issuingAuthority.trim() === '' || list.legalBasis.trim() === '') {
    throw refuse('invalid', 'reference.authority-and-basis-required')
  }
}

const conclude = async (
  kernel: Kernel,
  command: Command,
  list: StoredList,
  before?: unknown,
): Promise<CodeList> => {
  const { id: _id, ...shown } = list
  await kernel.search.upsert(command.tx, {
    kind: 'code-list',
    id: list.code,
    title: list.name.vi,
    code: list.code,
    body: list.name.en,
    url: `/console/danh-muc/${list.code}`,
    visibility: 'public',
  })
  await command.audit({
    action: before ? 'reference.code-list.changed' : 'reference.code-list.published',
    object: { type: 'code-list', id: list.code, label: list.name.vi },
    before,
    after: shown,
  })
  return shown
}

/** Publishes a code list (R-REF-01); refuses one without issuing authority or legal basis (422). */
export const publishCodeList = (
  kernel: Kernel,
  context: CommandContext,
  input: PublishCodeList,
  derived: readonly DerivedList[],
): Promise<CodeList> =>
  kernel.runCommand(
    context,
    { name: 'reference.code-list.publish', permission: manageCodeLists, input },
    async (command) => {
      mustHaveBasis(input)
      const taken =
        derived.some(({ list }) => list.code === input.code) || (await findList(command.tx, input.code))
      if (taken) throw refuse('conflict', 'reference.duplicate-code-list', { code: input.code })
      const list: StoredList = {
        ...input,
        id: newId(),
        note: input.note ?? null,
        validFrom: input.validFrom ?? null,
        validTo: null,
        edition: 1,
        version: 1,
        derived: false,
      }
      await insertList(command.tx, list, command.now)
      return conclude(kernel, command, list)
    },
  )

/** Changes the particulars of a list; its codes have their own operations. */
export const changeCodeList = (
  kernel: Kernel,
  context: CommandContext,
  code: string,
  input: ChangeCodeList,
  derived: readonly DerivedList[],
): Promise<CodeList> =>
  kernel.runCommand(
    context,
    { name: 'reference.code-list.change', permission: manageCodeLists, input: { list: code, ...input } },
    async (command) => {
      const before = await mustLockList(command, code, derived)
      if (before.version !== input.version) throw refuse('conflict', 'reference.stale')
      const after: StoredList = {
        ...before,
        name: input.name ?? before.name,
        issuingAuthority: input.issuingAuthority ?? before.issuingAuthority,
        legalBasis: input.legalBasis ?? before.legalBasis,
        note: input.note === undefined ? before.note : input.note,
        validTo: input.validTo === undefined ? before.validTo : input.validTo,
      }
      mustHaveBasis(after)
      await updateList(command.tx, after, command.now)
      return conclude(kernel, command, { ...after, version: after.version + 1 }, before)
    },
  )
