// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createClock } from '../../clock/index.ts'
import { type Config, readConfig } from '../../config/index.ts'
import type { Database } from '../../database/index.ts'
import type { Keys } from '../../keys/index.ts'
import { openChannels } from './open-channels.ts'

const usual = readConfig({ TINHSO_DATABASE_URL: 'postgres://localhost/x', TINHSO_STATE: '.' })

const open = (config: Partial<Config>) =>
  openChannels({
    config: { ...usual, ...config },
    database: {} as Database,
    clock: createClock(),
    keys: { mac: () => '', seal: () => '', open: () => '' } satisfies Keys,
    houseName: 'Tỉnh Số',
  }).map(({ key }) => key)

test('settings that cannot work refuse the start and name the setting', () => {
  const sms = { smsUrl: 'https://sms.example' }
  assert.throws(() => open({ ...sms, smsText: 'Hồ sơ {title}' }), /TINHSO_SMS_TEXT.*\{title\}/)
  assert.throws(() => open({ ...sms, smsBody: '{"a":' }), /TINHSO_SMS_BODY/)
  assert.throws(() => open({ ...sms, smsHeaders: 'x' }), /TINHSO_SMS_HEADERS/)
  assert.throws(() => open({ smsUrl: 'http://sms.example' }), /TINHSO_SMS_URL/)
  assert.throws(() => open({ zaloTemplateId: '1' }), /TINHSO_ZALO_APP_ID/)
})

test('both ways are off by default and in training mode', () => {
  assert.deepEqual(open({}), [])
  assert.deepEqual(open({ smsUrl: 'https://sms.example' }), ['sms'])
  assert.deepEqual(open({ smsUrl: 'https://sms.example', demo: true }), [])
})
