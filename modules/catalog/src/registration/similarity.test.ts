// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compareEntries } from './similarity.ts'

const entry = (
  title: string,
  more: Partial<{ purpose: string; fields: string[]; sources: string[] }> = {},
) => ({
  title,
  purpose: '',
  fields: [],
  sources: [],
  ...more,
})

test('R-CAT-02: the same name with other diacritics and filler words is a likely duplicate', () => {
  const { score } = compareEntries(
    entry('CSDL giấy phép lái xe tỉnh'),
    entry('Cơ sở dữ liệu Giấy phép lái xe trên địa bàn tỉnh'),
  )
  assert.ok(score > 0.9, String(score))
})

test('R-CAT-02: two databases that share only filler words are not alike', () => {
  const { score } = compareEntries(
    entry('CSDL quản lý vận tải trên địa bàn tỉnh'),
    entry('CSDL quản lý khoáng sản trên địa bàn tỉnh'),
  )
  assert.ok(score < 0.2, String(score))
})

test('R-CAT-02: equal fields raise the likeness of differing names', () => {
  const fields = ['Mã số thuế', 'Tên hộ kinh doanh', 'Địa chỉ']
  const bare = compareEntries(entry('Hộ kinh doanh'), entry('Danh sách hộ cá thể')).score
  const withFields = compareEntries(
    entry('Hộ kinh doanh', { fields }),
    entry('Danh sách hộ cá thể', { fields }),
  ).score
  assert.ok(withFields > bare + 0.15, `${bare} → ${withFields}`)
})

test('R-CAT-02: a part that one side leaves out does not count against it', () => {
  const one = entry('CSDL cơ sở lưu trú du lịch', { fields: ['Tên', 'Địa chỉ'] })
  assert.equal(compareEntries(one, entry('CSDL cơ sở lưu trú du lịch')).score, 1)
})
