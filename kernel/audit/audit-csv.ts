// SPDX-License-Identifier: Apache-2.0
import { zone } from '../clock/index.ts'
import type { AuditEntryView, AuditPage } from './audit-search.ts'
import { canonicalJson } from './canonical-json.ts'

const header = [
  'Thời điểm (giờ Việt Nam)',
  'Người thực hiện',
  'Mã người thực hiện',
  'Cơ quan của người thực hiện',
  'Địa chỉ mạng',
  'Hành động',
  'Loại đối tượng',
  'Mã đối tượng',
  'Tên đối tượng',
  'Cơ quan chủ quản',
  'Trước',
  'Sau',
  'Lý do',
  'Vị trí trong chuỗi',
]

const local = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' })

/** A cell that begins like a formula gets an apostrophe, so that spreadsheet programs show it and do not run it. */
const cell = (value: string | number | null): string => {
  const text = value === null ? '' : String(value)
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

const json = (value: unknown): string | null =>
  value === null || value === undefined ? null : canonicalJson(value)

const line = (cells: readonly (string | number | null)[]): string => `${cells.map(cell).join(',')}\r\n`

const entryLine = (entry: AuditEntryView): string =>
  line([
    local.format(new Date(entry.at)),
    entry.actor.label,
    entry.actor.id,
    entry.actor.agencyId,
    entry.address,
    entry.action,
    entry.object.type,
    entry.object.id,
    entry.object.label,
    entry.agencyId,
    json(entry.before),
    json(entry.after),
    entry.reason,
    entry.position,
  ])

/** The audit as CSV (RFC 4180, UTF-8 with BOM for spreadsheet programs), page by page so that it never fills the memory. */
export async function* auditCsv(
  readPage: (cursor: string | undefined) => Promise<AuditPage>,
): AsyncGenerator<string> {
  yield `\uFEFF${line(header)}`
  let cursor: string | undefined
  do {
    const page = await readPage(cursor)
    yield page.items.map(entryLine).join('')
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
}
