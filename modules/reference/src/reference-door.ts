// SPDX-License-Identifier: Apache-2.0
import type { LocalDate } from '@tinhso/kernel/clock'
import type { Command } from '@tinhso/kernel/command'
import type { Kernel } from '@tinhso/kernel/module'
import { holdsOn } from './code-item/code-item.ts'
import { insertUses } from './code-item/code-item-store.ts'
import type { CodeListReader } from './code-list/code-list-reader.ts'
import type { CodeItem, CodeList } from './contract/index.ts'

/** What other modules may ask about shared codes (R-REF-04). Unknown lists have no items. */
export interface ReferenceDoor {
  lists(): Promise<CodeList[]>
  list(listCode: string): Promise<CodeList | null>
  /** Codes that hold on a day, in the order of the list. */
  itemsAt(listCode: string, day: LocalDate): Promise<CodeItem[]>
  /** Every version of every code, also closed ones: to judge records by the day of each record. */
  itemsOf(listCode: string): Promise<readonly CodeItem[]>
  item(listCode: string, code: string, day: LocalDate): Promise<CodeItem | null>
  isValid(listCode: string, code: string, day: LocalDate): Promise<boolean>
  /** The codes that hold on a day (today when left out). */
  codesFor(listCode: string, day?: LocalDate): Promise<ReadonlySet<string>>
  /** Notes that codes stand in data; such codes are closed or superseded, never deleted (R-REF-03). */
  noteUse(command: Command, listCode: string, codes: readonly string[], by: string): Promise<void>
}

/** Makes the door. */
export const createReferenceDoor = (kernel: Kernel, reader: CodeListReader): ReferenceDoor => {
  const itemsOf = async (listCode: string) => (await reader.everyItem(listCode)) ?? []
  const itemsAt = async (listCode: string, day: LocalDate) =>
    (await itemsOf(listCode)).filter((item) => holdsOn(item, day))
  const item = async (listCode: string, code: string, day: LocalDate) =>
    (await itemsAt(listCode, day)).find((one) => one.code === code) ?? null
  return {
    lists: () => reader.lists(),
    list: (listCode) => reader.list(listCode),
    itemsAt,
    itemsOf,
    item,
    isValid: async (listCode, code, day) => (await item(listCode, code, day)) !== null,
    codesFor: async (listCode, day = kernel.clock.today()) =>
      new Set((await itemsAt(listCode, day)).map(({ code }) => code)),
    noteUse: (command, list, codes, by) => insertUses(command.tx, { list, codes, by, at: command.now }),
  }
}
