// SPDX-License-Identifier: Apache-2.0

import type { LocalDate } from '@tinhso/kernel/clock'
import type { Db } from '@tinhso/kernel/database'
import { holdsOn } from '../code-item/code-item.ts'
import type { CodeListPage } from '../contract/index.ts'
import type { CodeListReader } from './code-list-reader.ts'
import { findList, readEditions } from './code-list-store.ts'

/** Everything the page of a list shows; null when there is no such list. */
export const readCodeListPage = async (
  database: Db,
  reader: CodeListReader,
  code: string,
  today: LocalDate,
): Promise<CodeListPage | null> => {
  const list = await reader.list(code)
  if (!list) return null
  const items = (await reader.everyItem(code)) ?? []
  const stored = list.derived ? null : await findList(database, code)
  const editions = stored ? await readEditions(database, stored.id) : []
  return { ...list, itemCount: items.filter((item) => holdsOn(item, today)).length, editions }
}
