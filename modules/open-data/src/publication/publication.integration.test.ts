// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { after, before, describe, test } from 'node:test'
import type { Actor } from '@tinhso/kernel/access'
import { createClock } from '@tinhso/kernel/clock'
import { openTestHouse, type TestHouse } from '@tinhso/kernel/testing'
import { sql } from 'kysely'
import { fakeLowerModules, type LowerContent } from '../../testing/fake-lower-modules.ts'
import { sampleAgency, sampleContent, sampleEntry, sampleRows } from '../../testing/sample-content.ts'
import { openData } from '../module.ts'
import { whyScanForbids } from './publishable.ts'

let house: TestHouse
let content: LowerContent
let steward: Actor
let head: Actor
let focal: Actor
const code = 'co-so-kham-chua-benh'

before(async () => {
  content = sampleContent()
  house = await openTestHouse({
    modules: [...fakeLowerModules(content), openData],
    clock: createClock({ instant: new Date('2026-11-20T03:00:00Z') }),
  })
  const agencyId = content.agencies[0]!.id
  steward = house.actor({ role: 'data-steward', agencyId })
  head = house.actor({ role: ['agency-head', 'owner-agency'], agencyId })
  focal = house.actor({ role: 'focal-province', agencyId: null })
})
after(() => house.close())

const call = async (actor: Actor | null, method: 'GET' | 'POST', url: string, payload?: object) => {
  house.as(actor)
  const answer = await (await house.server()).inject({ method, url, ...(payload ? { payload } : {}) })
  house.as(null)
  return { status: answer.statusCode, body: answer.body ? safeJson(answer.body) : null, raw: answer }
}
const safeJson = (text: string) => {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
const prepare = (actor: Actor, body: object = {}) =>
  call(actor, 'POST', '/api/open-data/publications', { datasetCode: code, ...body })
const act = (actor: Actor, caseId: string, action: string, reason?: string) =>
  house.kernel.runCommand({ actor }, { name: 'test.act', input: action }, async (command) =>
    house.kernel.procedures.act(command, { caseId, action, form: {}, reason }),
  )
const refusal = (kind: string, refusedCode: string) => (error: unknown) => {
  const { kind: was, code: said } = error as { kind?: string; code?: string }
  assert.deepEqual([was, said], [kind, refusedCode])
  return true
}
const classify = (changes: object) => {
  const entry = content.entries[0]!
  Object.assign(entry.classification, changes)
}

describe('publishing open data', () => {
  let caseId: string

  test('R-OPN-02: a fee is refused', async () => {
    const { status, body } = await prepare(steward, { fee: 1000 })
    assert.deepEqual([status, body.code], [422, 'open-data.open-data-free'])
  })

  test('R-OPN-06: restricted, sensitive, closed and empty datasets cannot be prepared', async () => {
    const expectRefusal = async (changes: object, expected: [number, string]) => {
      const before = { ...content.entries[0]!.classification }
      classify(changes)
      const { status, body } = await prepare(steward)
      classify(before)
      assert.deepEqual([status, body.code], expected)
    }
    await expectRefusal({ security: 'restricted' }, [403, 'open-data.restricted'])
    await expectRefusal({ security: 'internal' }, [403, 'open-data.restricted'])
    await expectRefusal({ personalData: 'sensitive' }, [403, 'open-data.sensitive-data'])
    await expectRefusal({ access: 'shared' }, [422, 'open-data.not-open'])
    const loads = content.loads.get(content.entries[0]!.id)!
    content.loads.set(content.entries[0]!.id, new Map())
    assert.deepEqual((await prepare(steward)).body.code, 'open-data.no-data')
    content.loads.set(content.entries[0]!.id, loads)
  })

  test('R-OPN-06: a personal column cannot be chosen', async () => {
    const { status, body } = await prepare(steward, { fieldIds: ['f1', 'f5'] })
    assert.deepEqual([status, body.code], [403, 'open-data.personal-data'])
    assert.match(body.detail, /Điện thoại/)
  })

  test('R-SEC-14: what the scan found keeps its column from being prepared; without the column the way is free', async () => {
    const id = content.entries[0]!.id
    const found = { fieldId: 'f2', besideId: null, kind: 'phone', rows: 3 }
    content.findings.set(id, [found])
    const { status, body } = await prepare(steward)
    assert.deepEqual([status, body.code], [403, 'open-data.personal-data-found'])
    content.findings.clear()
    const dataset = { schema: content.schemas.get(id)! } as Parameters<typeof whyScanForbids>[0]
    const beside = { ...found, besideId: 'f3' }
    assert.equal(whyScanForbids(dataset, ['f1', 'f2'], [beside]), null, 'the other column stays private')
    assert.equal(whyScanForbids(dataset, ['f1'], [found]), null)
    assert.equal(whyScanForbids(dataset, ['f2', 'f3'], [beside])?.code, 'open-data.personal-data-found')
    assert.equal(whyScanForbids(dataset, ['f2'], null)?.code, 'open-data.scan-pending')
  })

  test('another agency’s officer learns nothing of a dataset and may not prepare it', async () => {
    const stranger = house.actor({ role: 'data-steward', agencyId: sampleAgency().id })
    assert.equal((await prepare(stranger)).status, 404)
    assert.equal((await prepare(focal)).status, 403)
    assert.equal((await call(null, 'POST', '/api/open-data/publications', { datasetCode: code })).status, 401)
  })

  test('the steward prepares once; a second case for the same dataset is refused', async () => {
    const { status, body } = await prepare(steward)
    assert.equal(status, 200)
    caseId = body.caseId
    const again = await prepare(steward)
    assert.deepEqual([again.status, again.body.code], [409, 'open-data.already-open'])
  })

  test('R-OPN-06: what is not confirmed is not on the portal, not in the API, and gets no new version', async () => {
    assert.equal((await call(null, 'GET', `/api/open-data/datasets/${code}`)).status, 404)
    assert.equal((await call(null, 'GET', `/du-lieu/${code}`)).status, 404)
    const { status, body } = await call(head, 'POST', `/api/open-data/publications/${code}/versions`)
    assert.deepEqual([status, body.code], [409, 'open-data.not-confirmed'])
  })

  test('R-OPN-06: only the head proposes, only the focal department confirms, and a return needs a reason', async () => {
    await assert.rejects(act(steward, caseId, 'propose'), refusal('forbidden', 'procedure.forbidden'))
    const found = { fieldId: 'f2', besideId: null, kind: 'phone', rows: 3 }
    content.findings.set(content.entries[0]!.id, [found])
    await assert.rejects(
      act(head, caseId, 'propose'),
      refusal('forbidden', 'open-data.personal-data-found'),
      'R-SEC-14: rows that came after the preparation are scanned too',
    )
    content.findings.clear()
    await act(head, caseId, 'propose')
    await assert.rejects(act(head, caseId, 'confirm'), refusal('forbidden', 'procedure.forbidden'))
    await assert.rejects(act(focal, caseId, 'return'), refusal('invalid', 'procedure.reason-required'))
    await act(focal, caseId, 'return', 'Thiếu mô tả cột địa chỉ')
    await act(head, caseId, 'propose')
  })

  test('whoever proposed may not confirm, even with both roles', async () => {
    const both = house.actor({ role: ['agency-head', 'focal-province'], agencyId: content.agencies[0]!.id })
    await act(focal, caseId, 'return', 'Đề xuất lại')
    await act(both, caseId, 'propose')
    await assert.rejects(act(both, caseId, 'confirm'), refusal('forbidden', 'procedure.same-person'))
  })

  test('R-OPN-06: a dataset that became internal after it was proposed cannot be confirmed', async () => {
    classify({ security: 'internal' })
    await assert.rejects(act(focal, caseId, 'confirm'), refusal('forbidden', 'open-data.restricted'))
    classify({ security: 'public' })
  })

  test('R-OPN-06: one that became internal between confirmation and writing goes back, nothing is public', async () => {
    await act(focal, caseId, 'confirm')
    classify({ security: 'internal' })
    await house.drainJobs()
    classify({ security: 'public' })
    const { body } = await call(steward, 'GET', `/api/open-data/publications/${code}`)
    assert.equal(body.status, 'returned')
    assert.equal((await call(null, 'GET', `/api/open-data/datasets/${code}`)).status, 404)
  })

  test('R-OPN-03: after confirmation it is published as CSV, JSON and GeoJSON, without personal columns', async () => {
    await act(head, caseId, 'propose')
    await act(focal, caseId, 'confirm')
    await house.drainJobs()
    const { status, body } = await call(null, 'GET', `/api/open-data/datasets/${code}`)
    assert.equal(status, 200)
    assert.deepEqual([body.version, body.rowCount, body.recognised], [1, 3, false])
    assert.deepEqual(
      body.files.map((file: { format: string }) => file.format),
      ['csv', 'json', 'geojson'],
    )
    assert.ok(!JSON.stringify(body.fields).includes('dien_thoai'))
    assert.ok(content.policies.every((policy) => policy.fields['dien_thoai'] === undefined))
  })

  test('R-OPN-01, R-OPN-04: a visitor downloads byte for byte what the checksum and row count say', async () => {
    const { body } = await call(null, 'GET', `/api/open-data/datasets/${code}`)
    for (const file of body.files) {
      const path = new URL(file.url).pathname
      const { raw } = await call(null, 'GET', path)
      assert.equal(raw.statusCode, 200)
      assert.equal(createHash('sha256').update(raw.rawPayload).digest('hex'), file.sha256)
      assert.equal(raw.rawPayload.length, file.size)
      assert.equal(raw.headers['set-cookie'], undefined)
    }
    const csv = await call(null, 'GET', `/du-lieu/${code}/tai-ve/${code}.csv`)
    assert.equal(csv.raw.body.trim().split('\r\n').length - 1, body.rowCount)
    assert.ok(!csv.raw.body.includes('0912345678'))
  })

  test('running the writing again makes no second version', async () => {
    const { rows } = await sql<{ id: string }>`select id from open_data.publication`.execute(
      house.kernel.database.read,
    )
    await house.kernel.runCommand({ actor: head }, { name: 'test.again', input: 0 }, async (command) => {
      await command.enqueue('open-data.write-version', { publicationId: rows[0]!.id })
      await command.audit({ action: 'test', object: { type: 'test', id: '0' } })
    })
    await house.drainJobs()
    assert.equal((await call(null, 'GET', `/api/open-data/datasets/${code}`)).body.version, 1)
    const { status, body } = await call(head, 'POST', `/api/open-data/publications/${code}/versions`)
    assert.deepEqual([status, body.code], [409, 'open-data.unchanged'])
  })

  test('R-OPN-05: a new load becomes a new version; the newest is served, the old one stays as it was', async () => {
    const old = (await call(null, 'GET', `/du-lieu/${code}/phien-ban/1/${code}.csv`)).raw.body
    content.loads.get(content.entries[0]!.id)!.set(2, sampleRows(2500))
    assert.equal((await call(steward, 'POST', `/api/open-data/publications/${code}/versions`)).status, 403)
    assert.equal((await call(head, 'POST', `/api/open-data/publications/${code}/versions`)).status, 200)
    await house.drainJobs()
    const { body } = await call(null, 'GET', `/api/open-data/datasets/${code}`)
    assert.deepEqual([body.version, body.rowCount], [2, 2500])
    assert.equal((await call(null, 'GET', `/du-lieu/${code}/phien-ban/1/${code}.csv`)).raw.body, old)
    const newest = (await call(null, 'GET', `/du-lieu/${code}/tai-ve/${code}.csv`)).raw.body
    assert.equal(newest.trim().split('\r\n').length - 1, 2500)
    assert.equal((await call(null, 'GET', `/du-lieu/${code}/phien-ban/9/${code}.csv`)).status, 404)
    assert.equal((await call(null, 'GET', `/du-lieu/${code}/phien-ban/1/${code}.xlsx`)).status, 404)
  })

  test('R-OPN-08: each version has its citation with owner, number, day and address', async () => {
    const { body } = await call(null, 'GET', `/api/open-data/datasets/${code}`)
    assert.match(
      body.citation,
      /^Sở Y tế \(2026\)\. Cơ sở khám, chữa bệnh, phiên bản 2, công bố ngày 20\/11\/2026\./,
    )
    assert.match(body.citation, /\/du-lieu\/co-so-kham-chua-benh#phien-ban-2$/)
  })

  test('what was published cannot be changed or removed by the program', async () => {
    const { database } = house.kernel
    for (const statement of [
      'update open_data.version set row_count = 0',
      'delete from open_data.version_file',
    ]) {
      await assert.rejects(sql.raw(statement).execute(database.read), /permission denied/)
    }
  })

  test('R-OPN-04: an altered file is found before its first byte is sent, withdrawn, and recorded', async () => {
    const { body } = await call(null, 'GET', `/api/open-data/datasets/${code}`)
    const csv = body.files.find((file: { format: string }) => file.format === 'csv')
    await writeFile(await house.kernel.files.localPath(csv.sha256), 'x')
    const answer = await call(null, 'GET', new URL(csv.url).pathname)
    assert.deepEqual([answer.status, answer.body.code], [410, 'open-data.file-altered'])
    const left = (await call(null, 'GET', `/api/open-data/datasets/${code}`)).body.files
    assert.deepEqual(
      left.map((file: { format: string }) => file.format),
      ['json', 'geojson'],
    )
    const { rows } =
      await sql`select from kernel.audit_entry where action = 'open-data.file-altered'`.execute(
        house.kernel.database.read,
      )
    assert.equal(rows.length, 1)
  })

  test('R-OPN-12: withdrawing needs a reason and leaves a tombstone with its citation; files answer 410', async () => {
    await assert.rejects(act(head, caseId, 'withdraw'), refusal('invalid', 'procedure.reason-required'))
    await act(head, caseId, 'withdraw', 'Số liệu <sai> địa chỉ')
    const page = await call(null, 'GET', `/du-lieu/${code}`)
    assert.equal(page.status, 410)
    assert.match(page.raw.body, /Số liệu &lt;sai&gt; địa chỉ/)
    assert.match(page.raw.body, /phiên bản 2, công bố ngày 20\/11\/2026/)
    const file = await call(null, 'GET', `/du-lieu/${code}/phien-ban/1/${code}.csv`)
    assert.deepEqual([file.status, file.body.code], [410, 'open-data.withdrawn'])
    assert.equal((await call(null, 'GET', `/api/open-data/datasets/${code}`)).status, 410)
    assert.equal((await call(null, 'GET', '/api/open-data/datasets')).body.total, 0)
  })

  test('after a withdrawal it can be published anew; numbers of versions go on', async () => {
    const { body } = await prepare(steward)
    await act(head, body.caseId, 'propose')
    await act(focal, body.caseId, 'confirm')
    await house.drainJobs()
    assert.equal((await call(null, 'GET', `/api/open-data/datasets/${code}`)).body.version, 3)
  })

  test('publications are listed for their agency and for the focal department only', async () => {
    const listed = async (actor: Actor) =>
      (await call(actor, 'GET', '/api/open-data/publications')).body.items.length
    assert.deepEqual([await listed(steward), await listed(focal)], [2, 2])
    assert.equal(await listed(house.actor({ role: 'data-steward', agencyId: sampleAgency().id })), 0)
  })

  test('a refusal by the focal department ends the case', async () => {
    const entry = sampleEntry(content.agencies[0]!.id, { code: 'khac', title: 'Khác' })
    content.entries.push(entry)
    content.schemas.set(entry.id, content.schemas.get(content.entries[0]!.id)!)
    content.loads.set(entry.id, new Map([[5, sampleRows(1)]]))
    const { body } = await prepare(steward, { datasetCode: 'khac' })
    await act(head, body.caseId, 'propose')
    await act(focal, body.caseId, 'refuse', 'Không phải dữ liệu của cơ quan')
    assert.equal((await call(steward, 'GET', '/api/open-data/publications/khac')).body.status, 'refused')
    await assert.rejects(
      act(focal, body.caseId, 'confirm'),
      refusal('conflict', 'procedure.invalid-transition'),
    )
  })
})
