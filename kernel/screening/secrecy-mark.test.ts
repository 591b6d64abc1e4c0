// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { secrecyMarkOf } from './secrecy-mark.ts'

test('marks of secrecy are recognised however they are written', () => {
  const marks: [string, string][] = [
    ['MẬT', 'MẬT'],
    ['  [MẬT] ', 'MẬT'],
    ['M Ậ T', 'MẬT'],
    ['Tối mật', 'TỐI MẬT'],
    ['TUYỆT MẬT', 'TUYỆT MẬT'],
    ['TUYET MAT', 'TUYỆT MẬT'],
    ['TUYỆT MẬT'.normalize('NFD'), 'TUYỆT MẬT'],
    ['Độ mật: Mật', 'MẬT'],
    ['ĐỘ MẬT : TỐI MẬT', 'TỐI MẬT'],
    ['Số: 12/BC-CA; Độ mật: Tuyệt mật', 'TUYỆT MẬT'],
    ['&C&"Times New Roman,Bold"&14TỐI MẬT&RTrang &P', 'TỐI MẬT'],
    ['TUYỆT MẬT - Bản số 3', 'TUYỆT MẬT'],
    ['mËt', 'MẬT'],
    ['tuyÖt mËt', 'TUYỆT MẬT'],
    ['TOÁI MAÄT', 'TỐI MẬT'],
    ['®é mËt: tèi mËt', 'TỐI MẬT'],
    ['TÀI LIỆU MẬT', 'MẬT'],
  ]
  for (const [text, mark] of marks) assert.equal(secrecyMarkOf(text), mark, text)
})

test('ordinary words and names bear no mark', () => {
  const words = [
    'Mật độ dân số',
    'MẬT ĐỘ XÂY DỰNG',
    'bảo mật',
    'BẢO MẬT THÔNG TIN',
    'mật ong',
    'Mật ong rừng',
    'Nguyễn Văn Mật',
    'NGUYỄN VĂN MẬT',
    'Mật',
    'mật khẩu',
    'Độ mật: Không',
    'Độ mật: Mật độ cao',
    'Bệnh viện Mắt',
    'MAT',
    'Bí mật kinh doanh',
    'Luật Bảo vệ bí mật nhà nước',
    'Túi mật',
    'Nhật ký',
  ]
  for (const text of words) assert.equal(secrecyMarkOf(text), null, text)
})
