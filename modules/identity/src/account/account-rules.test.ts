// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { conflictingRole } from '../contract/index.ts'
import { overlaps } from '../grant/grant-role.ts'
import { deviceLabel } from '../session/device-label.ts'
import { networkOf } from '../sign-in/sign-in-guard.ts'
import { personalIdentifier } from './personal-identifier.ts'
import { freeUsername, usernameStem, writtenUsername } from './username.ts'

test('a username comes from the given name and the initials of the rest', () => {
  assert.equal(usernameStem('Nguyễn Thị Ánh Tuyết'), 'tuyet.nta')
  assert.equal(usernameStem('Đỗ Đức'), 'duc.d')
  assert.equal(usernameStem('Y'), 'yx')
  assert.equal(freeUsername('an.nv', new Set(['an.nv', 'an.nv2'])), 'an.nv3')
  assert.equal(writtenUsername(' An.NV '), 'an.nv')
  assert.equal(writtenUsername('ấn'), null)
})

test('a personal identifier has twelve digits; zeros that a spreadsheet dropped come back', () => {
  assert.equal(personalIdentifier('070 090 000 101'), '070090000101')
  assert.equal(personalIdentifier('70090000101'), '070090000101')
  assert.equal(personalIdentifier('1090000101'), '001090000101')
  for (const wrong of ['', '12345', '0700900001011', '07009000010a', '970090000101', '000090000101'])
    assert.equal(personalIdentifier(wrong), null, wrong)
})

test('half-open ranges that only touch do not overlap', () => {
  const range = (validFrom: string, validTo: string | null) => ({ validFrom, validTo })
  assert.equal(overlaps(range('2026-01-01', '2026-02-01'), range('2026-02-01', null)), false)
  assert.equal(overlaps(range('2026-01-01', '2026-02-02'), range('2026-02-01', null)), true)
  assert.equal(overlaps(range('2026-01-01', null), range('2020-01-01', null)), true)
})

test('who runs the system decides nothing; who audits does nothing else', () => {
  assert.equal(conflictingRole('owner-agency', ['sysadmin']), 'sysadmin')
  assert.equal(conflictingRole('sysadmin', ['data-steward', 'focal-province']), 'focal-province')
  assert.equal(conflictingRole('data-steward', ['sysadmin']), undefined)
  assert.equal(conflictingRole('clerk', ['auditor']), 'auditor')
  assert.equal(conflictingRole('auditor', ['clerk']), 'clerk')
  assert.equal(conflictingRole('owner-agency', ['agency-head']), undefined)
})

test('a network is one address, or the half of an IPv6 address that one subscriber holds', () => {
  assert.equal(networkOf('10.1.2.3'), '10.1.2.3')
  assert.equal(networkOf('::ffff:10.1.2.3'), '10.1.2.3')
  assert.equal(networkOf('2001:db8:1:2:3:4:5:6'), networkOf('2001:db8:1:2:ffff::1'))
  assert.equal(networkOf('2001:db8::1'), networkOf('2001:db8::ffff'))
  assert.notEqual(networkOf('2001:db8:1:2::1'), networkOf('2001:db8:1:3::1'))
})

test('a device is named by what people recognise', () => {
  const chrome = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36'
  assert.equal(deviceLabel(chrome), 'Chrome · Windows')
  assert.equal(deviceLabel(undefined), 'Thiết bị khác')
})
