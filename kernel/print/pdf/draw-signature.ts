// SPDX-License-Identifier: Apache-2.0
import type { AdministrativeTable } from '../administrative-table.ts'
import { type Canvas, lineHeight } from './canvas.ts'
import type { RowFlow } from './draw-rows.ts'

const ROOM_TO_SIGN = 60
const SIZE = 13

/** Place, date and who signs, kept together on one page. */
export const drawSignature = (
  canvas: Canvas,
  signature: NonNullable<AdministrativeTable['signature']>,
  flow: RowFlow,
): void => {
  const { placeAndDate, signers } = signature
  const width = canvas.width / Math.max(1, signers.length)
  const bold = { face: 'bold', size: SIZE, align: 'center' } as const
  const italic = { face: 'italic', size: SIZE, align: 'center' } as const
  const roles = signers.map(({ role }) =>
    canvas.measure(bold).lines(role.toLocaleUpperCase('vi'), width - 10),
  )
  const most = Math.max(1, ...roles.map((lines) => lines.length))
  const height = (most + 4) * lineHeight(SIZE) + ROOM_TO_SIGN
  if (flow.y + height > canvas.bottom) flow.nextPage()
  let y = flow.y + 10
  const dateWidth = Math.max(width, Math.min(canvas.width, 240))
  if (placeAndDate) y = canvas.text(placeAndDate, canvas.right - dateWidth, y, dateWidth, italic)
  for (const [index, signer] of signers.entries()) {
    const x = canvas.left + index * width
    const below = canvas.lines(roles[index] ?? [], x + 5, y, width - 10, bold)
    canvas.text(signer.hint ?? '(Ký, ghi rõ họ tên)', x + 5, below, width - 10, italic)
    const foot = y + (most + 1) * lineHeight(SIZE) + ROOM_TO_SIGN
    if (signer.name) canvas.text(signer.name, x + 5, foot, width - 10, bold)
  }
}
