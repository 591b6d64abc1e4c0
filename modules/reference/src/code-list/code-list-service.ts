// SPDX-License-Identifier: Apache-2.0
import { newId } from '@tinhso/kernel/clock'
import type { Command, CommandContext } from '@tinhso/kernel/command'
import { createRefusal } from '@tinhso/kernel/errors'
import type { Kernel } from '@tinhso/kernel/module'
import { messages, type NewCodeItem, type NewCodeList, permissions } from '../contract/index.ts'
import { type CodeItem, type CodeList, isValidAt } from './code-list.ts'
import { closeItem, deleteItem, findItems, findList, insertItems, insertList, isUsed, lockList, raiseVersion } from './code-list-store.ts'

const refuse = createRefusal(messages)

/** Changes of code lists; each makes a new version and is told to whoever listens (`reference.list-changed`). */
export const createCodeListService = (kernel: Kernel) => {
  const change = (
    context: CommandContext,
    name: string,
    listCode: string,
    input: unknown,
    work: (command: Command, list: CodeList, items: CodeItem[]) => Promise<{ after: unknown; before?: unknown }>,
  ): Promise<{ version: number }> =>
    kernel.runCommand(context, { name: `reference.${name}`, permission: permissions.manage, input: { listCode, input } }, async (command) => {
      const list = await lockList(command.tx, listCode)
      if (!list) throw refuse('not-found', 'reference.not-found')
      const evidence = await work(command, list, await findItems(command.tx, list.id))
      await raiseVersion(command.tx, list.id, command.now)
      await command.audit({ action: `reference.${name}`, object: { type: 'reference.code-list', id: list.id, label: list.title.vi }, ...evidence })
      await command.emit({
        type: 'reference.list-changed',
        aggregate: { type: 'reference.code-list', id: list.id },
        data: { code: list.code, version: list.version + 1 },
      })
      return { version: list.version + 1 }
    })

  const current = (items: readonly CodeItem[], code: string): CodeItem => {
    const item = items.find((candidate) => candidate.code === code && candidate.validTo === null)
    if (!item) throw refuse('not-found', 'reference.item-not-found', { code })
    return item
  }

  return {
    change,

    publish: (context: CommandContext, input: NewCodeList): Promise<{ code: string }> => {
      if (input.issuingAuthority.trim() === '' || input.legalBasis.trim() === '') throw refuse('invalid', 'reference.basis-required')
      return kernel.runCommand(context, { name: 'reference.list-published', permission: permissions.manage, input }, async (command) => {
        if (await findList(command.tx, input.code)) throw refuse('conflict', 'reference.duplicate-code-list', { code: input.code })
        const list: CodeList = { id: newId(), ...input, version: 1, validTo: null, updatedAt: command.now }
        await insertList(command.tx, list)
        await command.audit({
          action: 'reference.list-published',
          object: { type: 'reference.code-list', id: list.id, label: list.title.vi },
          after: input,
        })
        return { code: list.code }
      })
    },

    addItem: (context: CommandContext, listCode: string, input: NewCodeItem) =>
      change(context, 'item-added', listCode, input, async (command, list, items) => {
        const validFrom = input.validFrom ?? kernel.clock.today()
        if (items.some((item) => item.code === input.code && (item.validTo === null || item.validTo > validFrom))) {
          throw refuse('conflict', 'reference.duplicate-code', { code: input.code })
        }
        const item: CodeItem = {
          id: newId(),
          code: input.code,
          name: { vi: input.name, en: input.nameEn ?? input.name },
          parentCode: input.parentCode ?? null,
          position: items.length + 1,
          validFrom,
          validTo: null,
          supersededBy: null,
        }
        await insertItems(command.tx, list.id, [item])
        return { after: { code: item.code, name: item.name.vi, validFrom } }
      }),

    /** Closes a code from a day, or supersedes it by another one (R-REF-03). */
    closeItem: (context: CommandContext, listCode: string, itemCode: string, validTo: string, supersededBy?: string) =>
      change(context, 'item-closed', listCode, { itemCode, validTo, supersededBy }, async (command, _list, items) => {
        const item = current(items, itemCode)
        if (validTo <= item.validFrom) throw refuse('invalid', 'reference.closing-date', { from: item.validFrom })
        if (supersededBy && !items.some((candidate) => candidate.code === supersededBy && isValidAt(candidate, validTo))) {
          throw refuse('not-found', 'reference.item-not-found', { code: supersededBy })
        }
        await closeItem(command.tx, item.id, validTo, supersededBy ?? null)
        return { before: { code: itemCode, validTo: null }, after: { code: itemCode, validTo, supersededBy: supersededBy ?? null } }
      }),

    /** Deletes a code nobody has used; a used one is refused with 409 `reference.code-in-use` (R-REF-03). */
    deleteItem: (context: CommandContext, listCode: string, itemCode: string) =>
      change(context, 'item-deleted', listCode, itemCode, async (command, list, items) => {
        const item = current(items, itemCode)
        if (await isUsed(command.tx, list.code, itemCode)) throw refuse('conflict', 'reference.code-in-use', { code: itemCode })
        await deleteItem(command.tx, item.id)
        return { before: { code: itemCode, name: item.name.vi }, after: null }
      }),
  }
}

export type CodeListService = ReturnType<typeof createCodeListService>
