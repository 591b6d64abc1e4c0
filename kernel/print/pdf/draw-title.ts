// SPDX-License-Identifier: Apache-2.0
import { nationalMotto, nationalName, type TitleBlock } from '../administrative-table.ts'
import type { Canvas, Setting } from './canvas.ts'

const GAP = 10
const upper = (text: string): string => text.toLocaleUpperCase('vi')

/** Agency on the left, with a line below a third to a half as long; gives where it ends. */
const drawAgency = (canvas: Canvas, block: TitleBlock, width: number, size: number): number => {
  const { left: x } = canvas
  const plain: Setting = { face: 'regular', size, align: 'center' }
  const bold: Setting = { face: 'bold', size, align: 'center' }
  let y = canvas.top
  if (block.superior) y = canvas.text(upper(block.superior), x, y, width, plain)
  y = canvas.text(upper(block.agency), x, y, width, bold)
  const line = Math.min(width, canvas.measure(bold).width(upper(block.agency))) * 0.4
  canvas.rule(x + (width - line) / 2, y + 2, line)
  return y + 4
}

const drawMotto = (canvas: Canvas, width: number, size: number): number => {
  const x = canvas.right - width
  const motto: Setting = { face: 'bold', size: size + 1, align: 'center' }
  let y = canvas.text(nationalName, x, canvas.top, width, { ...motto, size })
  y = canvas.text(nationalMotto, x, y, width, motto)
  const line = canvas.measure(motto).width(nationalMotto)
  canvas.rule(x + (width - line) / 2, y + 2, line)
  return y + 4
}

/** The title block of the first page; gives where the table begins. */
export const drawTitle = (canvas: Canvas, block: TitleBlock): number => {
  const { left: x, width } = canvas
  const size = width < 520 ? 12 : 13
  const right = canvas.measure({ face: 'bold', size }).width(nationalName) + 4
  const motto = block.motto !== false
  const ends = [drawAgency(canvas, block, motto ? width - right - GAP : width / 2, size)]
  if (motto) ends.push(drawMotto(canvas, right, size))
  let y = Math.max(...ends) + 6
  if (block.formCode) y = canvas.text(block.formCode, x, y, width, { face: 'bold', size: 12, align: 'right' })
  y = canvas.text(block.title, x, y + 6, width, { face: 'bold', size: 14, align: 'center' })
  if (block.period) y = canvas.text(block.period, x, y, width, { face: 'italic', size: 13, align: 'center' })
  if (block.unit)
    y = canvas.text(`Đơn vị tính: ${block.unit}`, x, y + 2, width, {
      face: 'italic',
      size: 12,
      align: 'right',
    })
  return y + 6
}
