// SPDX-License-Identifier: Apache-2.0

import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import type { DatasetSchema, Field } from '@tinhso/warehouse/contract'

/** Title row of the measured file: building permits, ten columns with Vietnamese text. */
export const titles = [
  'Mã hồ sơ',
  'Chủ hộ',
  'Địa chỉ',
  'Xã/phường',
  'Lĩnh vực',
  'Ngày cấp',
  'Ngày hết hạn',
  'Diện tích (m2)',
  'Kinh phí (đồng)',
  'Số người',
] as const

/** The only allowed values of “Lĩnh vực”. */
export const fieldsOfWork = ['Nhà ở', 'Dịch vụ', 'Sản xuất', 'Giáo dục', 'Y tế', 'Văn hóa'] as const

const types = ['text', 'text', 'text', 'text', 'text', 'date', 'date', 'decimal', 'money', 'integer'] as const
const error = { version: 1, severity: 'error' } as const

/**
 * The schema with its eight rules: key present, key well formed, key unique, name present, field of work known, expiry not before
 * issue, cost in range, persons in range. That a value is of its column's type comes on top, for every contestant.
 */
export const permitSchema: DatasetSchema = {
  version: 1,
  fields: titles.map(
    (title, index): Field => ({
      id: `f${index + 1}`,
      name: `cot_${index + 1}`,
      title: { vi: title },
      type: types[index]!,
      required: index === 1,
      sensitive: 'none',
      ...(index === 0 ? { pattern: 'HS-\\d{10}' } : {}),
      ...(index === 8 ? { range: { min: '0', max: '1000000000000' } } : {}),
      ...(index === 9 ? { range: { min: '1', max: '50' } } : {}),
    }),
  ),
  keys: [['f1']],
  rules: [
    {
      ...error,
      id: 'field-of-work',
      kind: 'cross-field',
      expect: { field: 'f5', operator: 'in', values: [...fieldsOfWork] },
    },
    {
      ...error,
      id: 'expiry',
      kind: 'cross-field',
      expect: { field: 'f7', operator: '>=', other: 'f6' },
    },
  ],
}

/** Every how many rows one is bad: 2 %. */
export const badEvery = 50

const surnames = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Điểu', 'Thị', 'Võ']
const givenNames = ['Văn Hùng', 'Thị Mỹ Hạnh', 'Quốc Khánh', 'Thị Ngọc Ánh', 'Đức Thắng', 'Minh Trường']
const streets = ['Hùng Vương', 'Trần Hưng Đạo', 'Phú Riềng Đỏ', 'Nguyễn Huệ', 'Lê Quý Đôn']
const places = ['Phường Đồng Xoài', 'Phường Bình Phước', 'Xã Lộc Ninh', 'Xã Bù Đăng', 'Phường Chơn Thành']

const pick = (values: readonly string[], number: number) => values[number % values.length]!
const two = (number: number) => String(number).padStart(2, '0')
/** Keys in no order, none twice: multiplying by an odd number is one to one modulo 2³². */
const keyOf = (number: number) => `HS-${String(Math.imul(number, 2_654_435_761) >>> 0).padStart(10, '0')}`
const grouped = (amount: number) => String(amount).replace(/\B(?=(\d{3})+$)/g, '.')

const goodRow = (number: number): string[] => [
  keyOf(number),
  `${pick(surnames, number)} ${pick(givenNames, number >> 3)}`,
  `Số ${(number % 900) + 1} đường ${pick(streets, number)}, khu phố ${(number % 12) + 1}`,
  pick(places, number >> 2),
  pick(fieldsOfWork, number),
  `${two((number % 28) + 1)}/${two((number % 12) + 1)}/${2010 + (number % 10)}`,
  `${two((number % 27) + 1)}/${two((number % 11) + 1)}/${2021 + (number % 9)}`,
  `${(number % 400) + 20},${number % 10}`,
  grouped((number % 9000) * 1_000_000 + 5_000_000),
  String((number % 12) + 1),
]

const mistakes: readonly ((row: string[], number: number) => void)[] = [
  (row) => row.splice(5, 1, '31/02/2024'),
  (row) => row.splice(1, 1, ''),
  (row) => row.splice(4, 1, 'Không rõ'),
  (row) => row.splice(6, 1, '31/12/2009'),
  (row) => row.splice(9, 1, '0'),
  (row, number) => row.splice(0, 1, `SAI${number}`),
  (row, number) => row.splice(0, 1, keyOf(number - 1)),
  (row) => row.splice(8, 1, 'nhiều'),
]

const line = (number: number): string => {
  const row = goodRow(number)
  if (number % badEvery === 0) mistakes[(number / badEvery) % mistakes.length]!(row, number)
  return row.map((cell) => (cell.includes(',') ? `"${cell}"` : cell)).join(',')
}

/** Writes the measured file: UTF-8, comma, quotes only where a comma stands in a cell. */
export const writePermits = async (path: string, rows: number, first = 1): Promise<void> => {
  const file = createWriteStream(path, { mode: 0o600 })
  file.write(`${titles.join(',')}\n`)
  for (let number = first; number < first + rows; ) {
    const lines: string[] = []
    for (; lines.length < 5000 && number < first + rows; number += 1) lines.push(line(number))
    if (!file.write(`${lines.join('\n')}\n`)) await once(file, 'drain')
  }
  file.end()
  await once(file, 'close')
}
