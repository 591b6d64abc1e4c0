// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { urlForRole } from '../database/connection.ts'
import { connect } from '../database/index.ts'
import { assembleHouse, type House } from '../module/index.ts'
import { openTestHouse, type TestHouse, testPasswords } from '../testing/index.ts'
import { freshMs, writeCalendarEntry } from './index.ts'

/** A second process of the same house: its own kernel and pools on the same database and folder. */
const openBeside = (house: TestHouse): Promise<House> => {
  const { config, profile, clock, log } = house.kernel
  const url = (role: string, password: string) => urlForRole(house.databaseUrl, role, password)
  const database = connect(url('tinhso_app', testPasswords.app), url('tinhso_loader', testPasswords.loader), {
    app: 2,
    loader: 1,
  })
  return assembleHouse({ config, profile, clock, log, database, modules: [] }, [])
}

const turnsUntil = async (reached: () => boolean) => {
  for (let turn = 0; turn < 100_000 && !reached(); turn += 1) await nextTurn()
  return reached()
}

test('a day set in one process counts in the others within a minute, and a closed house reads no more', async (t: TestContext) => {
  t.mock.timers.enable({ apis: ['setInterval'] })
  const here = await openTestHouse()
  const there = await openBeside(here)
  let closed = false
  try {
    await here.kernel.database.transaction((tx) =>
      writeCalendarEntry(
        tx,
        {
          date: '2026-11-25',
          kind: 'local-off',
          name: { vi: 'Nghỉ phòng chống bão', en: 'Storm' },
          provisional: false,
          basis: 'Thông báo của UBND tỉnh',
        },
        { at: new Date('2026-11-20T02:00:00Z'), by: 'test' },
      ),
    )
    t.mock.timers.tick(freshMs - 1)
    assert.equal(there.kernel.calendar.isWorkingDay('2026-11-25'), true)
    t.mock.timers.tick(1)
    assert.ok(await turnsUntil(() => !there.kernel.calendar.isWorkingDay('2026-11-25')))
    assert.ok(await turnsUntil(() => !here.kernel.calendar.isWorkingDay('2026-11-25')))
    await there.close()
    closed = true
    const refresh = t.mock.method(there.kernel.calendar, 'refresh')
    t.mock.timers.tick(freshMs)
    assert.equal(refresh.mock.callCount(), 0)
  } finally {
    if (!closed) await there.close()
    await here.close()
  }
})
