// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { openKeys } from '@tinhso/kernel/keys'
import { createAccountPasswords } from './account-passwords.ts'
import { hashPassword, verifyPassword } from './hash-password.ts'
import { createOneTimePassword } from './one-time-password.ts'

test('a hash is argon2id with its parameters inside, different every time, and independent of Unicode composition', async () => {
  const [one, two] = [await hashPassword('mưa rào'), await hashPassword('mưa rào')]
  assert.match(one, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  assert.notEqual(one, two)
  assert.equal(await verifyPassword('mưa rào'.normalize('NFD'), one), true)
  assert.equal(await verifyPassword('mưa rao', one), false)
  assert.equal(await verifyPassword('mưa rào', null), false)
})

test('hashing many passwords leaves the event loop free', async () => {
  let beats = 0
  const timer = setInterval(() => {
    beats += 1
  }, 2)
  const begun = performance.now()
  await Promise.all(Array.from({ length: 10 }, () => hashPassword('x')))
  clearInterval(timer)
  const missed = (performance.now() - begun) / 2
  assert.ok(beats > missed / 10, `${beats} of ${missed} beats`)
})

test('a one-time password belongs to one account and forgives hyphens and capitals', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tinhso-keys-'))
  try {
    const passwords = createAccountPasswords(await openKeys(folder))
    const secret = createOneTimePassword()
    assert.match(secret, /^([a-z0-9]{4}-){3}[a-z0-9]{4}$/)
    const account = { id: 'a', passwordHash: passwords.hashOneTime('a', secret) }
    assert.equal(await passwords.verify(account, secret.replaceAll('-', '').toUpperCase()), true)
    assert.equal(await passwords.verify({ ...account, id: 'b' }, secret), false)
    assert.equal(await passwords.verify(account, `${secret}x`), false)
    assert.equal(await passwords.verify(undefined, secret), false)
  } finally {
    await rm(folder, { recursive: true })
  }
})
