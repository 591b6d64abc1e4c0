// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadProfile } from '@tinhso/kernel/config'
import type { AuditFacts } from '../audit-facts.ts'
import { checkLevelThree } from './index.ts'

const profile = await loadProfile('binh-phuoc')
const madeAt = new Date('2026-06-30T03:00:00Z')

const account = (more: object = {}) => ({
  username: 'canbo',
  status: 'active',
  requestedAt: new Date('2026-01-01'),
  lastSignInAt: new Date('2026-06-29'),
  passwordChangedAt: new Date('2026-06-01'),
  passwordMethod: 'argon2id',
  grants: [{ role: 'data-officer', holds: true, decisionNumber: '1/QĐ' }],
  ...more,
})

const facts = (more: object = {}) =>
  ({
    madeAt,
    profile,
    settings: {
      publicUrl: 'https://tinh',
      demo: 'false',
      production: 'true',
      host: '127.0.0.1',
      port: '8470',
    },
    accounts: [account()],
    roles: [],
    permissions: [{}],
    routes: [{ operationId: 'account.unlock', method: 'POST' }],
    modules: ['catalog'],
    origin: { kind: 'pack', commit: 'a', changedFiles: 0 },
    bill: { components: [] },
    log: { verdict: { ok: true }, entries: 1, oldest: null, publicKeySha256: '' },
    database: { version: '18', pageChecksums: true, encryptedConnection: false, local: true },
    keyFileModes: { 'keys/': '0700' },
    operations: [{ at: '2026-06-29T20:00:00Z', kind: 'verify', outcome: 'passed', detail: '' }],
    exceptions: [],
    ...more,
  }) as unknown as AuditFacts

const line = (number: number, more: object = {}) => checkLevelThree(facts(more))[number - 1]!
const withSecurity = (more: object) => ({
  profile: { ...profile, security: { ...profile.security, ...more } },
})

test('a limit that the profile loosens is no longer met, and the value is shown', () => {
  assert.equal(line(4).state, 'met')
  const loose = line(4, withSecurity({ administratorIdleMinutes: 15 }))
  assert.equal(loose.state, 'partly')
  assert.ok(loose.evidence.includes('CHƯA: administratorIdleMinutes = 15'))
})

test('the second factor counts as missing until the program offers one', () => {
  assert.equal(line(1).state, 'not-met')
  assert.equal(line(1, { routes: [{ operationId: 'session.second-factor.verify' }] }).state, 'met')
})

test('an account that sleeps too long, and an administrator with other roles, are named', () => {
  const sleeping = account({ username: 'ngu', lastSignInAt: new Date('2026-05-01') })
  const grants = ['sysadmin', 'auditor'].map((role) => ({ role, holds: true, decisionNumber: '2/QĐ' }))
  const text = line(5, { accounts: [sleeping, account({ username: 'kiem', grants })] }).evidence.join('\n')
  assert.match(text, /CHƯA: 1 tài khoản quá hạn không dùng vẫn mở: ngu/)
  assert.match(text, /CHƯA: 1 tài khoản quản trị kiêm việc khác: kiem/)
})

test('a broken log chain, open key files and an old backup show', () => {
  const verdict = { ok: false, checkedEntries: 9, checkedBlocks: 1, faultCount: 2, unsealed: 0 }
  assert.equal(line(11, { log: { ...facts().log, verdict } }).state, 'partly')
  assert.match(line(10, { keyFileModes: { 'keys/master.key': '0644' } }).evidence.join(), /CHƯA: tệp khóa/)
  const old = [{ at: '2026-06-01T00:00:00Z', kind: 'backup', outcome: 'passed', detail: 'x' }]
  assert.match(line(16, { operations: old }).evidence.join(), /CHƯA: bản sao lưu gần nhất: 2026-06-01/)
})

test('what only people or the surroundings can show is never called met', () => {
  const states = checkLevelThree(facts()).map(({ state }) => state)
  for (const number of [5, 6, 8, 10, 12, 15, 16, 18, 19])
    assert.notEqual(states[number - 1], 'met', `line ${number}`)
})

test('a declared exception stands beside its line', () => {
  const exception = {
    line: 1,
    reason: 'Dùng cổng đăng nhập tập trung',
    decidedBy: 'UBND',
    until: '2026-12-31',
  }
  assert.deepEqual(line(1, { exceptions: [exception] }).exception, exception)
})
