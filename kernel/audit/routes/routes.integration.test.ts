// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { after, before, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { unzipSync, zipSync } from 'fflate'
import { systemActor } from '../../access/index.ts'
import { newId } from '../../clock/index.ts'
import { proofs } from '../../procedure/proof/all-proofs.ts'
import { proofParts } from '../../procedure/proof/proof-parts.ts'
import { openTestHouse, type TestHouse } from '../../testing/index.ts'
import { untilSealable } from '../sealed-house.ts'

const agency = newId()
const otherAgency = newId()
let house: TestHouse

before(async () => {
  house = await openTestHouse()
  const documents = proofParts.documents!.map((maker) => ({
    ...maker,
    make: async (...given: Parameters<typeof maker.make>) => {
      const stored = await house.kernel.files.put(Readable.from(['Văn bản từ chối số 01']))
      return { ...(await maker.make(...given)), fileHash: stored.hash }
    },
  }))
  house.kernel.procedures.register(proofs, { ...proofParts, documents })
  await house.kernel.procedures.start()
})

after(() => house.close())

const get = async (url: string) => (await house.server()).inject({ method: 'GET', url })
const auditor = () => house.actor({ role: 'auditor', agencyId: newId() })

const record = (action: string, more: { agencyId?: string; label?: string; reason?: string } = {}) =>
  house.kernel.runCommand({ actor: systemActor('thử') }, { name: 'test', input: null }, async (command) => {
    const { label, ...rest } = more
    await command.audit({
      action,
      object: { type: 'thing', id: newId(), ...(label ? { label } : {}) },
      ...rest,
    })
    return null
  })

describe('searching the audit (R-SEC-04)', () => {
  test('needs the right to read it', async () => {
    house.as(house.actor({ role: 'owner-agency', agencyId: agency }))
    assert.equal((await get('/api/audit')).statusCode, 403)
    assert.equal((await get('/api/audit/export')).statusCode, 403)
    house.as(null)
    assert.equal((await get('/api/audit')).statusCode, 401)
  })

  test('an agency’s head sees the entries of the own agency and no other, whatever is asked for', async () => {
    await record('scope.own', { agencyId: agency })
    await record('scope.other', { agencyId: otherAgency })
    await record('scope.none')
    house.as(house.actor({ role: 'agency-head', agencyId: agency }))
    const all = (await get('/api/audit?action=scope')).json()
    assert.deepEqual(
      all.items.map(({ action }: { action: string }) => action),
      ['scope.own'],
    )
    assert.deepEqual((await get(`/api/audit?agencyId=${otherAgency}`)).json().items, [])
    assert.ok(!(await get('/api/audit/export')).body.includes('scope.other'))
    house.as(auditor())
    assert.equal((await get('/api/audit?action=scope')).json().items.length, 3)
  })

  test('narrows by action, person, object, day, and words without diacritics', async () => {
    await record('filter.registered', { label: 'Danh sách trường học' })
    await record('filtered.other', { label: 'Danh mục bệnh viện' })
    house.as(auditor())
    const found = async (query: string) =>
      (await get(`/api/audit?${query}`)).json().items.map(({ action }: { action: string }) => action)
    assert.deepEqual(await found('action=filter'), ['filter.registered'])
    assert.deepEqual(await found('text=truong%20hoc'), ['filter.registered'])
    assert.deepEqual(await found('action=filter&actorId=th%E1%BB%AD'), ['filter.registered'])
    const today = house.kernel.clock.today()
    assert.deepEqual(await found(`action=filter&from=${today}&to=${today}`), ['filter.registered'])
    assert.deepEqual(await found('action=filter&to=2020-01-01'), [])
    assert.equal((await get('/api/audit?to=yesterday')).statusCode, 422)
  })

  test('pages through every entry once, newest first', async () => {
    for (let index = 0; index < 7; index += 1) await record(`page.n${index}`)
    house.as(auditor())
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page: { items: { action: string }[]; nextCursor: string | null } = (
        await get(`/api/audit?action=page&limit=3${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`)
      ).json()
      seen.push(...page.items.map(({ action }) => action))
      cursor = page.nextCursor
    } while (cursor)
    assert.deepEqual(seen, ['page.n6', 'page.n5', 'page.n4', 'page.n3', 'page.n2', 'page.n1', 'page.n0'])
  })

  test('an export is CSV that no spreadsheet program runs as a formula, and is itself recorded', async () => {
    await record('export.formula', { label: '=HYPERLINK("http://x")', reason: 'Dòng 1\nDòng 2, "trích"' })
    house.as(auditor())
    const answer = await get('/api/audit/export?action=export')
    assert.match(String(answer.headers['content-type']), /^text\/csv/)
    assert.ok(answer.body.startsWith('\uFEFFThời điểm (giờ Việt Nam),'))
    assert.ok(answer.body.includes(`"'=HYPERLINK(""http://x"")"`))
    assert.ok(answer.body.includes('"Dòng 1\nDòng 2, ""trích"""'))
    const [entry] = (await get('/api/audit?action=audit.exported')).json().items
    assert.deepEqual([entry.after, entry.actor.kind], [{ action: 'export' }, 'person'])
  })

  test('the chain can be verified on request, which is recorded too', async () => {
    await untilSealable(house.kernel.database.read)
    while ((await house.kernel.audit.sealer.sealOnce()) > 0);
    house.as(auditor())
    const answer = await (await house.server()).inject({
      method: 'POST',
      url: '/api/audit/verify',
      payload: {},
    })
    assert.deepEqual([answer.statusCode, answer.json().ok, answer.json().faults], [200, true, []])
    assert.equal((await get('/api/audit?action=audit.verified')).json().items.length, 1)
    house.as(house.actor({ role: 'agency-head', agencyId: agency }))
    assert.equal(
      (await (await house.server()).inject({ method: 'POST', url: '/api/audit/verify', payload: {} }))
        .statusCode,
      403,
    )
  })
})

describe('a bundle of evidence', () => {
  const script = fileURLToPath(new URL('../../../tools/verify-bundle.sh', import.meta.url))
  const run = promisify(execFile)

  const refusedCase = async () => {
    const owner = house.actor({ role: 'owner-agency', agencyId: agency })
    const requester = house.actor({ role: 'consumer-agency', agencyId: otherAgency })
    const { procedures, runCommand } = house.kernel
    const aggregate = { type: 'data-request', id: newId() }
    const opening = {
      definition: 'data-request',
      aggregate,
      title: 'Xin dữ liệu',
      agencyId: agency,
      requester: { agencyId: otherAgency },
    }
    const record = await runCommand({ actor: requester }, { name: 'open', input: null }, (command) =>
      procedures.open(command, opening),
    )
    const act = (actor: typeof owner, action: string, more: object) =>
      runCommand({ actor }, { name: 'act', input: null }, (command) =>
        procedures.act(command, { caseId: record.id, action, ...more }),
      )
    await act(requester, 'submit', {
      form: { purpose: 'Lập kế hoạch năm học', formOfUse: 'a', fields: ['ten'] },
    })
    await act(owner, 'refuse', { reason: 'Không thuộc thẩm quyền' })
    return record.id
  }

  const bundleOf = async (caseId: string) => {
    await untilSealable(house.kernel.database.read)
    while ((await house.kernel.audit.sealer.sealOnce()) > 0);
    house.as(auditor())
    const answer = await get(`/api/cases/${caseId}/bundle`)
    assert.equal(answer.statusCode, 200)
    return answer.rawPayload
  }

  const check = async (bundle: Uint8Array, ...more: string[]) => {
    const folder = await mkdtemp(join(tmpdir(), 'tinhso-bundle-'))
    const file = join(folder, 'bundle.zip')
    await writeFile(file, bundle)
    try {
      return { code: 0, ...(await run('sh', [script, file, ...more])) }
    } catch (error) {
      return error as { code: number; stdout: string }
    } finally {
      await rm(folder, { recursive: true })
    }
  }

  test('is verified outside the house with openssl and a short script', async () => {
    const bundle = await bundleOf(await refusedCase())
    const content = unzipSync(bundle)
    const names = Object.keys(content)
    assert.equal(names.filter((name) => name.startsWith('entries/')).length, 3)
    assert.equal(names.filter((name) => name.startsWith('story/')).length, 3)
    const document = names.find((name) => name.startsWith('documents/'))!
    assert.equal(Buffer.from(content[document]!).toString(), 'Văn bản từ chối số 01')
    const result = await check(bundle)
    assert.deepEqual([result.code, result.stdout.slice(0, 11)], [0, '✔ 3 entries'])
  })

  test('fails the script after a change of any of its parts', async () => {
    const bundle = await bundleOf(await refusedCase())
    const content = unzipSync(bundle)
    for (const [name, bytes] of Object.entries(content)) {
      if (name === 'manifest.json') continue
      const flipped = Buffer.from(bytes)
      const at = Math.floor(flipped.length / 2)
      flipped[at] = flipped[at]! ^ 1
      const result = await check(zipSync({ ...content, [name]: flipped }))
      assert.notEqual(result.code, 0, name)
    }
    const entry = Object.keys(content).find((name) => name.startsWith('entries/'))!
    const { [entry]: _gone, ...rest } = content
    assert.equal((await check(zipSync(rest))).code, 1)
  })

  test('fails against a published fingerprint that is another’s', async () => {
    const bundle = await bundleOf(await refusedCase())
    const der = house.kernel.audit.publicKey.export({ type: 'spki', format: 'der' })
    assert.equal((await check(bundle, createHash('sha256').update(der).digest('hex'))).code, 0)
    assert.equal((await check(bundle, '0'.repeat(64))).code, 1)
  })

  test('is for those who may see the case and read its audit', async () => {
    const caseId = await refusedCase()
    const status = async (role: string, place: string) => {
      house.as(house.actor({ role, agencyId: place }))
      return (await get(`/api/cases/${caseId}/bundle`)).statusCode
    }
    assert.equal(await status('owner-agency', agency), 403)
    assert.equal(await status('agency-head', newId()), 404)
    assert.equal(await status('auditor', newId()), 200)
  })

  test('the script needs no more than openssl, sha256sum and unzip', async () => {
    const text = await readFile(script, 'utf8')
    assert.doesNotMatch(text, /\b(node|python|jq|perl)\b/)
  })
})
