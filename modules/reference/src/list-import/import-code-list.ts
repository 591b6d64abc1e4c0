// SPDX-License-Identifier: Apache-2.0
import type { LocalDate } from '@tinhso/kernel/clock'
import type { Command, CommandContext } from '@tinhso/kernel/command'
import type { Kernel } from '@tinhso/kernel/module'
import { correctItem, endItem, insertItems, readItems } from '../code-item/code-item-store.ts'
import { concludeEdition, mustLockList } from '../code-list/code-list-guards.ts'
import type { CodeListReader } from '../code-list/code-list-reader.ts'
import type { StoredList } from '../code-list/code-list-store.ts'
import type { DerivedList } from '../code-list/derived-lists.ts'
import {
  type Applied,
  type ApplyFile,
  type CodeItem,
  type CodeListDiff,
  type CompareFile,
  manageCodeLists,
} from '../contract/index.ts'
import { refuse } from '../contract/messages.ts'
import { compareCodes } from './compare-codes.ts'
import { judgeRows } from './judge-rows.ts'
import { readCodeFile } from './read-code-file.ts'

const codesOf = async ({ fileName, content }: CompareFile): Promise<CodeItem[]> =>
  judgeRows(await readCodeFile(fileName, Buffer.from(content, 'base64')))

/** Compares a file with a list; nothing is written. */
export const compareFile = async (
  reader: CodeListReader,
  listCode: string,
  input: CompareFile,
): Promise<CodeListDiff> => {
  const list = await reader.list(listCode)
  if (!list) throw refuse('not-found', 'reference.code-list-not-found', { code: listCode })
  if (list.derived) throw refuse('invalid', 'reference.derived-list', { name: list.name.vi })
  return compareCodes((await reader.everyItem(listCode)) ?? [], await codesOf(input), input.effectiveOn)
}

const writeChanged = async (command: Command, list: StoredList, diff: CodeListDiff, on: LocalDate) => {
  const later = diff.changed.filter(({ before }) => before.validFrom !== on)
  for (const { after } of diff.changed.filter(({ before }) => before.validFrom === on)) {
    await correctItem(command.tx, list.id, after, on)
  }
  for (const { before } of later) await endItem(command.tx, list.id, before.code, on, null)
  await insertItems(
    command.tx,
    list.id,
    later.map(({ after }) => after),
  )
}

const writeDiff = async (command: Command, list: StoredList, diff: CodeListDiff, input: ApplyFile) => {
  const on = input.effectiveOn
  await insertItems(command.tx, list.id, diff.added)
  await writeChanged(command, list, diff, on)
  for (const { before, after } of diff.closed) {
    await endItem(command.tx, list.id, before.code, after.validTo ?? on, null)
  }
  const left = input.closeLocalOnly ? diff.localOnly.filter(({ validFrom }) => validFrom !== on) : []
  for (const { code } of left) await endItem(command.tx, list.id, code, on, null)
  return { added: diff.added.length, changed: diff.changed.length, closed: diff.closed.length + left.length }
}

/**
 * Applies a comparison that a person has seen: the file and the list must still give the same one (409 otherwise). All
 * of it is applied in one transaction, or nothing.
 */
export const applyFile = (
  kernel: Kernel,
  context: CommandContext,
  listCode: string,
  input: ApplyFile,
  derived: readonly DerivedList[],
): Promise<Applied> => {
  const evidence = {
    list: listCode,
    file: input.fileName,
    fingerprint: input.fingerprint,
    on: input.effectiveOn,
  }
  const request = { name: 'reference.code-list.import', permission: manageCodeLists, input: evidence }
  return kernel.runCommand(context, request, async (command) => {
    const list = await mustLockList(command, listCode, derived)
    const items = await readItems(command.tx, list.id)
    const diff = compareCodes(items, await codesOf(input), input.effectiveOn)
    if (diff.fingerprint !== input.fingerprint) throw refuse('conflict', 'reference.diff-changed')
    const counts = await writeDiff(command, list, diff, input)
    const edition = await concludeEdition(
      command,
      list,
      { ...counts, note: input.fileName },
      { action: 'code-list.imported', after: { ...evidence, ...counts } },
    )
    return { ...counts, edition }
  })
}
