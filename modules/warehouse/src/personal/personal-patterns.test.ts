// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DuckDBInstance } from '@duckdb/node-api'
import type { FindingKind } from '../contract/personal.ts'
import { literal } from '../data-types/expression-sql.ts'
import {
  findIn,
  type PersonalPattern,
  personalPatterns,
  wholeName,
  wholeOrigin,
} from './personal-patterns.ts'

/** Kind, text, and what must be found in it; null: nothing. The numbers are invented. */
const vectors: readonly (readonly [FindingKind | 'name' | 'origin', string, string | null])[] = [
  ['citizen-id', 'Chủ hộ có CCCD 070090000017 đã nộp', '070090000017'],
  ['citizen-id', '070 090 000 017', '070 090 000 017'],
  ['citizen-id', '070301000017', '070301000017'],
  ['citizen-id', '070990000017', null],
  ['citizen-id', '003090000017', null],
  ['citizen-id', '1070090000017', null],
  ['citizen-id', '07009000001', null],
  ['citizen-id', 'A070090000017', null],
  ['old-id', 'CMND số 285123456, cấp 2010', '285123456'],
  ['old-id', 'chứng minh nhân dân: 285 123 456', '285 123 456'],
  ['old-id', 'Mã hồ sơ 285123456', null],
  ['phone', 'Gọi anh Ba 0912 345 678 để hẹn', '0912 345 678'],
  ['phone', '+84912345678', '+84912345678'],
  ['phone', 'ĐT:0912.345.678.', '0912.345.678'],
  ['phone', '0212345678', null],
  ['phone', '09123456789', null],
  ['phone', 'Mã 120912345678', null],
  ['email', 'gửi về nguyen.an@example.vn trước 30/6', 'nguyen.an@example.vn'],
  ['email', 'nguyen.an@example', null],
  ['bank-account', 'STK 0123456789012 Ngân hàng', '0123456789012'],
  ['bank-account', 'số tài khoản: 0071 0001 2345', '0071 0001 2345'],
  ['bank-account', 'Quyết định 0123456789012', null],
  ['health-card', 'thẻ GD4797912345678', 'GD4797912345678'],
  ['health-card', 'Số BHXH 7012345678', 'BHXH 7012345678'],
  ['health-card', 'GD979791234567', null],
  ['vehicle-plate', 'xe 93A-123.45 dừng', '93A-123.45'],
  ['vehicle-plate', 'Nghị định 93/2020', null],
  ['name-and-birth', 'Nguyễn Văn An, sinh năm 1990, ấp 3', 'Nguyễn Văn An, sinh năm 1990'],
  ['name-and-birth', 'NGUYỄN VĂN AN (05/03/1990)', 'NGUYỄN VĂN AN (05/03/1990'],
  ['name-and-birth', 'Điểu Văn Ba - SN 1975', 'Điểu Văn Ba - SN 1975'],
  ['name-and-birth', 'Đường Nguyễn Huệ, xây năm 1990', null],
  ['name', 'Nguyễn Văn An', 'Nguyễn Văn An'],
  ['name', 'TRẦN THỊ BÉ', 'TRẦN THỊ BÉ'],
  ['name', 'Hà Nội', null],
  ['name', 'Bệnh viện Nguyễn Trãi', null],
  ['origin', "S'tiêng", "S'tiêng"],
  ['origin', 'Công giáo', 'Công giáo'],
  ['origin', 'Kinh doanh', null],
]

const patternOf = (kind: (typeof vectors)[number][0]): PersonalPattern =>
  kind === 'name' ? wholeName : kind === 'origin' ? wholeOrigin : personalPatterns[kind]

test('R-SEC-14: JavaScript and DuckDB find the same personal data in the same texts', async (context) => {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  context.after(() => {
    connection.closeSync()
    instance.closeSync()
  })
  for (const [kind, text, expected] of vectors) {
    const { pattern, ignoreCase } = patternOf(kind)
    assert.equal(findIn({ pattern, ignoreCase }, text), expected, `${kind}: ${text}`)
    const found = await connection.runAndReadAll(
      `select nullif(regexp_extract(${literal(text)}, ${literal(pattern)}, 1, ${literal(ignoreCase ? 'i' : 'c')}), '')`,
    )
    assert.equal(found.getRows()[0]![0], expected, `DuckDB, ${kind}: ${text}`)
  }
})
