// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { SMTPServer } from 'smtp-server'
import type { Actor } from '../access/index.ts'
import { newId } from '../clock/index.ts'
import type { Config } from '../config/index.ts'
import { openTestHouse, type TestHouse } from '../testing/index.ts'

const title = { vi: 'Có hồ sơ chờ xác nhận', en: 'A case awaits confirmation' }
const accountOf = (actor: Actor) => (actor.kind === 'person' ? actor.accountId : '')

const send = (house: TestHouse, accountIds: string[], more: object = {}) =>
  house.kernel.database.transaction((tx) =>
    house.kernel.notify.send(tx, { accountIds, kind: 'test', title, ...more }),
  )

describe('notices inside the house', () => {
  let house: TestHouse
  before(async () => {
    house = await openTestHouse()
  })
  after(() => house.close())

  const list = async (query = '') =>
    (await (await house.server()).inject({ method: 'GET', url: `/api/notifications${query}` })).json()
  const read = async (payload: object) =>
    (await house.server()).inject({ method: 'POST', url: '/api/notifications/read', payload })

  test('reach each account once, newest first, and only their owner sees or reads them', async () => {
    const [one, other] = [house.actor({ role: 'x' }), house.actor({ role: 'x' })]
    await send(house, [accountOf(one), accountOf(one), accountOf(other)], { link: '/viec' })
    await send(house, [accountOf(one)], { title: { vi: 'Mới hơn', en: 'Newer' } })
    house.as(one)
    const page = await list()
    assert.deepEqual(
      page.items.map((item: { title: { vi: string } }) => item.title.vi),
      ['Mới hơn', title.vi],
    )
    assert.equal(page.unread, 2)
    house.as(other)
    const stolen = page.items.map(({ id }: { id: string }) => id)
    assert.deepEqual((await read({ ids: stolen })).json(), { read: 0 })
    house.as(one)
    assert.deepEqual((await read({ ids: stolen.slice(0, 1) })).json(), { read: 1 })
    assert.equal((await list('?unread=true')).items.length, 1)
    assert.deepEqual((await read({})).json(), { read: 1 })
    assert.equal((await list()).unread, 0)
  })

  test('come page by page', async () => {
    const reader = house.actor({ role: 'x' })
    house.as(reader)
    for (let index = 0; index < 5; index += 1) await send(house, [accountOf(reader)])
    const first = await list('?limit=3')
    const second = await list(`?limit=3&cursor=${encodeURIComponent(first.nextCursor)}`)
    assert.deepEqual([first.items.length, second.items.length, second.nextCursor], [3, 2, null])
  })

  test('are not there when the change they tell of was not committed', async () => {
    const reader = house.actor({ role: 'x' })
    const failing = house.kernel.database.transaction(async (tx) => {
      await house.kernel.notify.send(tx, { accountIds: [accountOf(reader)], kind: 'test', title })
      throw new Error('the change failed')
    })
    await assert.rejects(failing, /the change failed/)
    assert.equal((await house.kernel.notify.list(reader)).unread, 0)
  })

  test('a visitor has none and may not ask', async () => {
    house.as(null)
    assert.equal(
      (await (await house.server()).inject({ method: 'GET', url: '/api/notifications' })).statusCode,
      401,
    )
    assert.deepEqual(await house.kernel.notify.list({ kind: 'anonymous', networkAddress: '::1' }), {
      items: [],
      nextCursor: null,
      unread: 0,
    })
  })

  test('without a mail server no letter is queued', async () => {
    await send(house, [newId()])
    assert.equal(await waitingLetters(house), 0)
  })
})

const waitingLetters = async (house: TestHouse): Promise<number> => {
  const { rows } = await sql<{ waiting: string }>`
    select count(*) as waiting from graphile_worker.jobs where task_identifier = 'notify.mail'`.execute(
    house.kernel.database.read,
  )
  return Number(rows[0]!.waiting)
}

const fromQuotedPrintable = (text: string): string =>
  Buffer.from(
    text
      .replace(/=\r\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8')

describe('e-mail', () => {
  let letters: string[] = []
  let refuseNext = 0
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, _session, done) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        if (refuseNext > 0) {
          refuseNext -= 1
          done(Object.assign(new Error('greylisted'), { responseCode: 451 }))
          return
        }
        letters.push(Buffer.concat(parts).toString('utf8'))
        done()
      })
    },
  })
  let smtpUrl: string

  before(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    smtpUrl = `smtp://127.0.0.1:${(server.server.address() as { port: number }).port}`
  })
  after(() => new Promise<void>((resolve) => server.close(resolve)))

  const withMail = async (
    config: Partial<Config>,
    work: (house: TestHouse, reader: string) => Promise<void>,
  ) => {
    const house = await openTestHouse({ config: { smtpUrl, smtpFrom: 'thong-bao@example.test', ...config } })
    const reader = newId()
    house.kernel.ports.contactsOf = async (ids) =>
      new Map(
        ids
          .filter((id) => id === reader)
          .map((id) => [id, { email: 'can-bo@example.test', phone: '0912 345 678' }]),
      )
    letters = []
    try {
      await work(house, reader)
    } finally {
      await house.close()
    }
  }

  test('a notice is mailed once, in Vietnamese, with a link into the house', () =>
    withMail({}, async (house, reader) => {
      await send(house, [reader, newId()], {
        link: '/viec/1',
        body: { vi: 'Hạn: 05/03/2026', en: 'Due 2026-03-05' },
      })
      await house.drainJobs()
      await house.drainJobs()
      assert.equal(letters.length, 1)
      const letter = letters[0]!
      assert.match(letter, /To: can-bo@example\.test/)
      assert.match(letter, /Subject: =\?UTF-8\?/)
      const { rows } = await sql<{
        mailed: boolean
      }>`select mailed_at is not null as mailed from kernel.notice where account_id = ${reader}`.execute(
        house.kernel.database.read,
      )
      assert.deepEqual(rows, [{ mailed: true }])
    }))

  test('a server that refuses for now gets the letter later', () =>
    withMail({}, async (house, reader) => {
      refuseNext = 1
      await send(house, [reader])
      const { rows } = await sql<{ id: string }>`select id from kernel.notice`.execute(
        house.kernel.database.read,
      )
      const mail = () =>
        house.kernel.notify.jobs['notify.mail']!(
          { noticeId: rows[0]!.id },
          { signal: new AbortController().signal, attempt: 1 },
        )
      await assert.rejects(mail(), /greylisted/)
      assert.equal(letters.length, 0)
      await mail()
      await mail()
      assert.equal(letters.length, 1)
    }))

  test('who wishes it gets one letter a day with what is unread, and nothing twice', () =>
    withMail({}, async (house, reader) => {
      await sql`insert into kernel.notice_preference (account_id, mail, sms, zalo, version, changed_at)
        values (${reader}, 'daily', false, false, 1, ${house.kernel.clock.now()})`.execute(
        house.kernel.database.read,
      )
      await send(house, [reader], { link: '/console/du-lieu/1' })
      await send(house, [reader], { title: { vi: 'Hồ sơ thứ hai', en: 'A second case' } })
      await house.drainJobs()
      assert.equal(letters.length, 0)
      const digest = () =>
        house.kernel.notify.jobs['notify.digest-letter']!(
          { accountId: reader },
          { signal: new AbortController().signal, attempt: 1 },
        )
      await digest()
      await digest()
      assert.equal(letters.length, 1)
      const told = fromQuotedPrintable(letters[0]!)
      assert.match(told, /1\. Hồ sơ thứ hai[\s\S]*2\. Có hồ sơ chờ xác nhận\s+http.*\/console\/du-lieu\/1/)
    }))

  test('the letter of the day is written on working days only', () =>
    withMail({}, async (house, reader) => {
      await sql`insert into kernel.notice_preference (account_id, mail, sms, zalo, version, changed_at)
        values (${reader}, 'daily', false, false, 1, ${house.kernel.clock.now()})`.execute(
        house.kernel.database.read,
      )
      await send(house, [reader])
      await house.kernel.notify.jobs['notify.digest']!(
        {},
        { signal: new AbortController().signal, attempt: 1 },
      )
      const { rows } = await sql<{
        waiting: number
      }>`select count(*)::int as waiting from graphile_worker.jobs
        where task_identifier = 'notify.digest-letter'`.execute(house.kernel.database.read)
      const works = house.kernel.calendar.isWorkingDay(house.kernel.clock.today())
      assert.equal(rows[0]!.waiting, works ? 1 : 0)
      assert.deepEqual(house.kernel.notify.cron, ['30 0 * * * notify.digest'])
    }))

  test('training mode sends nothing outside', () =>
    withMail({ demo: true }, async (house, reader) => {
      await send(house, [reader])
      await house.drainJobs()
      assert.equal(letters.length, 0)
      assert.equal(await waitingLetters(house), 0)
    }))
})
