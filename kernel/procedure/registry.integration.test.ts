// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { Type } from 'typebox'
import { newId } from '../clock/index.ts'
import type { Command } from '../command/index.ts'
import { titled } from '../forms/index.ts'
import { defineProcedure } from './contract.ts'
import { openProofHouse, type ProofHouse, refused } from './proof/proof-house.ts'

let proof: ProofHouse

before(async () => {
  proof = await openProofHouse()
})

after(() => proof.house.close())

describe('versions', () => {
  const note = (version: number, extra: 'sign'[] = []) =>
    defineProcedure({
      id: 'note',
      version,
      title: { vi: 'Phiếu', en: 'Note' },
      aggregate: 'note',
      opening: { to: 'open', actors: [{ role: 'keeper', scope: 'province' }] },
      states: [
        { id: 'open', title: { vi: 'Mở', en: 'Open' } },
        ...extra.map((id) => ({ id: `${id}ed`, title: { vi: 'Đã ký', en: 'Signed' } })),
        { id: 'done', title: { vi: 'Xong', en: 'Done' }, kind: 'final' as const },
      ],
      actions: [
        ...extra.map((id) => ({
          id,
          title: { vi: 'Ký', en: 'Sign' },
          from: ['open'],
          to: `${id}ed`,
          actors: [{ role: 'keeper', scope: 'province' as const }],
        })),
        {
          id: 'close',
          title: { vi: 'Đóng', en: 'Close' },
          from: [extra.length ? 'signed' : 'open'],
          to: 'done',
          actors: [{ role: 'keeper', scope: 'province' }],
          form: Type.Object({ word: Type.Optional(Type.String(titled({ vi: 'Lời', en: 'Word' }))) }),
        },
      ],
    })
  const started = async (definition: ReturnType<typeof note>) => {
    const own = proof.engine()
    own.register([definition])
    await own.start()
    return own
  }
  const run = <T>(work: (command: Command) => Promise<T>) =>
    proof.house.kernel.runCommand({ actor: proof.person('keeper') }, { name: 'test.note', input: null }, work)

  test('a running case keeps the version it was opened with, a new one gets the newest', async () => {
    const old = await started(note(1))
    const opening = {
      definition: 'note',
      aggregate: { type: 'note', id: newId() },
      title: 'Phiếu',
      agencyId: null,
    }
    const early = await run((command) => old.open(command, opening))
    const now = await started(note(2, ['sign']))
    const late = await run((command) => now.open(command, opening))
    assert.equal(
      (await run((command) => now.act(command, { caseId: early.id, action: 'close' }))).state,
      'done',
    )
    await assert.rejects(
      run((command) => now.act(command, { caseId: late.id, action: 'close' })),
      refused('conflict', 'procedure.invalid-transition'),
    )
  })

  test('a version that was used and then changed refuses the start', async () => {
    await started(note(1))
    await assert.rejects(started({ ...note(1), title: { vi: 'Khác', en: 'Other' } }), /raise its version/)
  })

  test('a definition with a fault refuses the start and names it', async () => {
    const [first] = note(5).actions
    await assert.rejects(
      started({ ...note(5), actions: [{ ...first!, kind: 'refuse' }] }),
      /note@5: action “close” refuses or returns without requiring a reason/,
    )
  })
})
