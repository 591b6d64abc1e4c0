// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { DataTypeKey, Sensitivity } from '../contract/data-types.ts'
import { type ProtectionEvidence, proposeProtection } from './propose-protection.ts'

const column = (
  title: string,
  type: DataTypeKey = 'text',
  fits: ProtectionEvidence['fits'] = {},
): ProtectionEvidence => ({ title, type, fits })

const expectLevels = (columns: readonly (readonly [ProtectionEvidence, Sensitivity])[]) =>
  assert.deepEqual(
    proposeProtection(columns.map(([evidence]) => evidence)),
    columns.map(([, level]) => level),
    columns.map(([{ title }]) => title).join(', '),
  )

test('R-SEC-14: titles of places, services and counts are not personal data', () => {
  expectLevels([
    [column('Bệnh viện'), 'none'],
    [column('Tên bệnh viện'), 'none'],
    [column('Số giường bệnh', 'integer'), 'none'],
    [column('Số người khuyết tật', 'integer'), 'none'],
    [column('Trường dân tộc nội trú'), 'none'],
    [column('Cơ sở tôn giáo'), 'none'],
    [column('Địa chỉ'), 'none'],
    [column('Vị trí', 'point'), 'none'],
  ])
})

test('R-SEC-14: in rows about persons, addresses and positions are theirs; health, origin and belief are sensitive', () => {
  expectLevels([
    [column('Họ và tên'), 'basic'],
    [column('Năm sinh', 'year'), 'basic'],
    [column('Địa chỉ'), 'basic'],
    [column('Địa chỉ cơ quan'), 'none'],
    [column('Tọa độ nhà', 'point'), 'basic'],
    [column('Chẩn đoán'), 'sensitive'],
    [column('Bệnh'), 'sensitive'],
    [column('Dân tộc'), 'sensitive'],
    [column('Ton giao'), 'sensitive'],
    [column('Giới tính'), 'none'],
  ])
})

test('R-SEC-14: values tell what the title hides', () => {
  expectLevels([
    [column('Cột 1', 'text', { 'personal:name': 0.9 }), 'basic'],
    [column('Tên đường', 'text', { 'personal:name': 0.9 }), 'none'],
    [column('Xã', 'admin-unit', { 'personal:name': 0.9 }), 'none'],
    [column('Ghi chú', 'text', { 'personal:phone': 0.4 }), 'basic'],
    [column('Ghi chú', 'text', { 'personal:citizen-id': 0.4 }), 'sensitive'],
    [column('Ghi chú', 'text', { 'personal:citizen-id': 0.1 }), 'none'],
    [column('Thành phần', 'text', { 'personal:origin': 0.95 }), 'sensitive'],
    [column('Biển số', 'vehicle-plate'), 'basic'],
  ])
})
