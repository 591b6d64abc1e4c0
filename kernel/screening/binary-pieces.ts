// SPDX-License-Identifier: Apache-2.0
import type { Piece } from './piece.ts'

const marks = [
  'MẬT',
  'TỐI MẬT',
  'Tối mật',
  'TUYỆT MẬT',
  'Tuyệt mật',
  'TUYET MAT',
  'TOI MAT',
  'Mật',
  'Độ mật',
  'ĐỘ MẬT',
]
const oldMarks = ['mËt', 'tèi mËt', 'tuyÖt mËt', 'MAÄT', 'TOÁI MAÄT', 'TUYEÄT MAÄT', 'TUYET MAT', 'TOI MAT']
const labels = ['ộ mật:', 'Ộ MẬT:', 'ộ mật :', 'Ộ MẬT :']

interface Written {
  readonly text: string
  readonly bytes: Buffer
  readonly step: 1 | 2
}

const wide = (text: string): Written => ({ text, bytes: Buffer.from(text, 'utf16le'), step: 2 })
const narrow = (text: string): Written => ({ text, bytes: Buffer.from(text, 'latin1'), step: 1 })
const sought = [
  ...marks.flatMap((text) => [wide(text), wide(text.normalize('NFD'))]),
  ...oldMarks.map(narrow),
]

/** Whether a string begins here: its length stands before it, in the ways spreadsheets of the binary kinds write it. */
const isWhole = (block: Buffer, at: number, { text, step }: Written): boolean => {
  const flag = step === 2 ? 1 : 0
  const count = text.length
  return (
    (at >= 3 && block[at - 1] === flag && block.readUInt16LE(at - 3) === count) ||
    (at >= 2 && block[at - 1] === flag && block[at - 2] === count) ||
    (at >= 4 && block.readUInt32LE(at - 4) === count) ||
    (at >= 4 && block.readUInt32LE(at - 4) === count * step + step)
  )
}

/** Printed headers begin with a code such as `&C`, or with the name of a font in quotes. */
const followsPrintCode = (block: Buffer, at: number, { step }: Written): boolean => {
  const before = at >= 2 * step ? block.subarray(at - 2 * step, at) : Buffer.alloc(0)
  const text = before.toString(step === 2 ? 'utf16le' : 'latin1')
  return /^(?:&[LCR]|.")$/su.test(text)
}

/**
 * Strings of the old binary workbooks (`.xls`, parts of `.xlsb`) that are a mark or carry its label. They are found by
 * their bytes, wherever the format keeps them: cells, headers, text boxes, comments, names of sheets.
 */
export const piecesOfBinary = function* (block: Buffer): Generator<Piece> {
  for (const written of sought)
    for (let at = block.indexOf(written.bytes); at >= 0; at = block.indexOf(written.bytes, at + 1)) {
      if (isWhole(block, at, written)) yield { text: written.text, place: 'content' }
      else if (followsPrintCode(block, at, written)) yield { text: written.text, place: 'header' }
    }
  for (const label of labels.map(wide))
    for (let at = block.indexOf(label.bytes); at >= 0; at = block.indexOf(label.bytes, at + 1))
      yield {
        text: `Đ${block.subarray(at, at + label.bytes.length + 22).toString('utf16le')}`,
        place: 'content',
      }
}
