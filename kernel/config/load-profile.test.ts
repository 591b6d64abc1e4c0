// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { loadProfile, readProfileContent, validOn } from './load-profile.ts'
import { profileFaults } from './profile-faults.ts'
import type { Profile } from './profile-schema.ts'

const original = async (): Promise<Profile> => structuredClone(await loadProfile('binh-phuoc'))

const loadText = async (text: string, name = 'thu-nghiem') => {
  const folder = await mkdtemp(join(tmpdir(), 'profiles-'))
  await mkdir(join(folder, name))
  await writeFile(join(folder, name, 'profile.json'), text)
  try {
    return await loadProfile(name, pathToFileURL(`${folder}/`))
  } finally {
    await rm(folder, { recursive: true })
  }
}

for (const name of ['binh-phuoc', 'thua-thien-hue', 'binh-dinh']) {
  test(`R-OPS-09: the profile ${name} is valid and every content file it names can be read`, async () => {
    const profile = await loadProfile(name)
    assert.equal(profile.name, name)
    assert.ok(validOn(profile.focalDepartment, profile.referenceDate))
    for (const file of profile.content) assert.ok(Array.isArray(await readProfileContent(name, file)), file)
    const agencies = (await readProfileContent(name, 'organizations.json')) as { id: string }[]
    for (const { agency } of profile.focalDepartment)
      assert.ok(
        agencies.some(({ id }) => id === agency),
        agency,
      )
  })
}

test('Bình Phước names its focal department by date and its successor province', async () => {
  const profile = await original()
  assert.equal(validOn(profile.focalDepartment, '2024-12-31')?.agency, 'stttt')
  assert.equal(validOn(profile.focalDepartment, profile.referenceDate)?.agency, 'skhcn')
  assert.equal(profile.successor?.code, '75')
  assert.equal(profile.content.length, 14)
})

test('R-OPS-09: a broken profile is refused with every fault at once, in Vietnamese', async () => {
  const profile = (await original()) as unknown as Record<string, Record<string, unknown>>
  delete profile['dedicatedNetwork']
  profile['mystery'] = {}
  profile['branding']!['accentColour'] = 'green'
  profile['security']!['lockoutAttempts'] = 50
  profile['officeHours']!['opens'] = 7
  profile['instrument']!['date'] = '2024-02-31'
  const message = await loadText(JSON.stringify(profile)).catch((error: Error) => error.message)
  assert.ok(typeof message === 'string')
  for (const fault of [
    'hồ sơ: thiếu khoá dedicatedNetwork',
    'hồ sơ: có khoá không được mô tả: mystery',
    'branding.accentColour: không đúng dạng',
    'security.lockoutAttempts: ngoài giới hạn cho phép (<= 5)',
    'officeHours.opens: phải là một chuỗi ký tự',
    'instrument.date: không có ngày 2024-02-31',
  ]) {
    assert.ok(message.includes(fault), `${fault}\n${message}`)
  }
})

test('R-OPS-09: rules between keys are checked too', async () => {
  const profile = await original()
  const faults = profileFaults({
    ...profile,
    focalDepartment: [
      { agency: 'a', name: 'A', from: null, to: '2025-03-01' },
      { agency: 'b', name: 'B', from: '2025-02-01', to: '2025-01-01' },
    ],
    council: { ...profile.council, members: ['lead-agency'] },
    refusal: { extraNotice: true, authority: null },
    deadlines: { ...profile.deadlines, 'suspension.notice': { count: 3, unit: 'working-days' } },
    clauses: { 'officeHours.lunch': '000 Điều 1', 'deadlines.no-such-step': '000 Điều 2' },
  })
  assert.deepEqual(
    faults.map((fault) => fault.split(':')[0]),
    [
      'focalDepartment.1',
      'focalDepartment.1',
      'clauses.officeHours.lunch',
      'clauses.deadlines.no-such-step',
      'council.members',
      'council.members',
      'refusal.authority',
      'deadlines.suspension.notice',
    ],
  )
})

test('a profile that is not there, not JSON, or in another folder than its name says so', async () => {
  await assert.rejects(loadProfile('khong-co'), /không thấy tệp profile\.json/)
  await assert.rejects(loadProfile('../profiles'), /tên hồ sơ/)
  await assert.rejects(loadText('{'), /không phải JSON hợp lệ/)
  const text = await readFile(new URL('../../profiles/binh-phuoc/profile.json', import.meta.url), 'utf8')
  await assert.rejects(
    loadText(text),
    /không thấy tệp content\/applications\.json[\s\S]*name: phải trùng tên thư mục/,
  )
})
