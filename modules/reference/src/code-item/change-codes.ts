// SPDX-License-Identifier: Apache-2.0
import type { CommandContext } from '@tinhso/kernel/command'
import type { Kernel } from '@tinhso/kernel/module'
import { concludeEdition, mustLockList } from '../code-list/code-list-guards.ts'
import type { DerivedList } from '../code-list/derived-lists.ts'
import { type AddCode, type CloseCode, type CodeItem, manageCodeLists } from '../contract/index.ts'
import { refuse } from '../contract/messages.ts'
import { holdsOn } from './code-item.ts'
import { deleteItems, endItem, insertItems, readItems, readUses } from './code-item-store.ts'

const request = (name: string, input: unknown) => ({ name, permission: manageCodeLists, input })

/** Adds a code from a day on; a code that holds in that time is refused with 409. */
export const addCode = (
  kernel: Kernel,
  context: CommandContext,
  listCode: string,
  input: AddCode,
  derived: readonly DerivedList[],
): Promise<CodeItem> =>
  kernel.runCommand(context, request('reference.code.add', { list: listCode, ...input }), async (command) => {
    const list = await mustLockList(command, listCode, derived)
    const from = input.from ?? null
    const versions = (await readItems(command.tx, list.id)).filter(({ code }) => code === input.code)
    if (versions.some(({ validTo }) => validTo === null || from === null || validTo > from)) {
      throw refuse('conflict', 'reference.duplicate-code', { code: input.code })
    }
    const item: CodeItem = {
      code: input.code,
      name: { vi: input.name.vi, en: input.name.en ?? input.name.vi },
      parentCode: input.parentCode ?? null,
      validFrom: from,
      validTo: null,
      supersededBy: null,
    }
    await insertItems(command.tx, list.id, [item])
    const change = { added: 1, changed: 0, closed: 0, note: null }
    await concludeEdition(command, list, change, { action: 'code.added', after: item })
    return item
  })

/** Closes a code on a day, and names the one that supersedes it; it stays readable for earlier days (R-REF-03). */
export const closeCode = (
  kernel: Kernel,
  context: CommandContext,
  listCode: string,
  code: string,
  input: CloseCode,
  derived: readonly DerivedList[],
): Promise<CodeItem> =>
  kernel.runCommand(
    context,
    request('reference.code.close', { list: listCode, code, ...input }),
    async (command) => {
      const list = await mustLockList(command, listCode, derived)
      const items = await readItems(command.tx, list.id)
      const open = items.find((item) => item.code === code && item.validTo === null)
      if (!open) throw refuse('not-found', 'reference.code-not-found', { code, date: input.on })
      if (open.validFrom !== null && input.on <= open.validFrom) {
        throw refuse('invalid', 'reference.closing-date', { date: open.validFrom })
      }
      const next = input.supersededBy ?? null
      if (
        next !== null &&
        !items.some((item) => item.code === next && next !== code && holdsOn(item, input.on))
      ) {
        throw refuse('not-found', 'reference.code-not-found', { code: next, date: input.on })
      }
      await endItem(command.tx, list.id, code, input.on, next)
      const after = { ...open, validTo: input.on, supersededBy: next }
      const change = { added: 0, changed: 0, closed: 1, note: null }
      await concludeEdition(command, list, change, { action: 'code.closed', before: open, after })
      return after
    },
  )

/** Deletes a code that was entered by mistake; one that is used is refused with 409 `code-in-use`. */
export const deleteCode = (
  kernel: Kernel,
  context: CommandContext,
  listCode: string,
  code: string,
  derived: readonly DerivedList[],
): Promise<{ deleted: string }> =>
  kernel.runCommand(context, request('reference.code.delete', { list: listCode, code }), async (command) => {
    const list = await mustLockList(command, listCode, derived)
    const versions = (await readItems(command.tx, list.id)).filter((item) => item.code === code)
    if (versions.length === 0) {
      throw refuse('not-found', 'reference.code-not-found', { code, date: kernel.clock.today() })
    }
    const uses = await readUses(command.tx, list, code)
    if (uses.length > 0) throw refuse('conflict', 'reference.code-in-use', { code, uses: uses.join(', ') })
    await deleteItems(command.tx, list.id, code)
    const change = { added: 0, changed: 0, closed: 0, note: `-${code}` }
    await concludeEdition(command, list, change, { action: 'code.deleted', before: versions })
    return { deleted: code }
  })
