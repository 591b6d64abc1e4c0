// SPDX-License-Identifier: Apache-2.0
import type { IdentityDoor } from '@tinhso/identity'
import type { CommandContext } from '@tinhso/kernel/command'
import type { CollectionParts } from '../collection-parts.ts'
import type { RoundOpening } from '../contract/index.ts'
import { openRound } from '../round/open-round.ts'
import { listRounds } from '../round/round-store.ts'

const dataset = 'nha-o-can-sua-chua-theo-xa'
const communes = [1, 2, 3, 4, 5, 6].map((number) => `UBND xã Thực hành 0${number}`)

const instructions = `Mỗi dòng là một thôn, ấp có nhà ở cần sửa chữa.
Số nhà tính đến ngày 31/12 của năm báo cáo. Kinh phí ghi theo triệu đồng.
Không có nhà cần sửa: chọn “Không phát sinh” rồi trình lãnh đạo duyệt. Dữ liệu giả lập để tập huấn.`

/**
 * Opens a practice round for the demonstration accounts, as the officer of the owner agency would: drafts begin with
 * last year's rows. Does nothing when it is there or when the training dataset is not.
 */
export const seedTrainingRound = async (
  parts: CollectionParts,
  identity: Pick<IdentityDoor, 'accountByUsername' | 'actorFor'>,
): Promise<void> => {
  const entry = await parts.catalog.entryByCode(dataset)
  const account = await identity.accountByUsername('canbo.sxd')
  const typed = entry && (await parts.warehouse.typedRows(entry.id))
  if (!typed || !account) return
  const there = await listRounds(parts.kernel.database.read, { ownerIds: null, datasetCode: dataset })
  if (there.length > 0) return
  const field = (title: string) => typed.schema.fields.find((one) => one.title.vi === title)?.id ?? ''
  const agencies = await Promise.all(communes.map((name) => parts.organisations.agencyByName(name)))
  const opening: RoundOpening = {
    dataset,
    title: 'Nhà ở cần sửa chữa năm 2026 (tập huấn)',
    period: { kind: 'year', value: '2026' },
    workingDays: 10,
    instructions,
    legalBasis: ['000 Đ24.2'],
    choice: { agencies: agencies.flatMap((agency) => (agency ? [{ code: agency.code }] : [])) },
    scope: { field: field('Xã, phường'), by: 'agency-name' },
    fixed: { [field('Năm')]: '2026' },
    loadMode: 'upsert',
    checks: {
      sumFields: [field('Số nhà cần sửa'), field('Kinh phí đề nghị (triệu đồng)')],
      tolerancePercent: 30,
    },
  }
  const context: CommandContext = { actor: await identity.actorFor(account.id) }
  await openRound(parts, context, opening)
}
