// SPDX-License-Identifier: Apache-2.0
import type { Actor } from '@tinhso/kernel/access'
import type { TestHouse } from '@tinhso/kernel/testing'

/** Takes a dataset all the way to the public, as its owner and the focal department would. */
export const publishSample = async (
  house: TestHouse,
  entry: { readonly code: string; readonly ownerAgencyId: string | null },
): Promise<void> => {
  const owner = house.actor({ role: ['data-steward', 'agency-head'], agencyId: entry.ownerAgencyId })
  const focal = house.actor({ role: 'focal-province' })
  house.as(owner)
  const payload = { datasetCode: entry.code }
  const answer = await (await house.server()).inject({
    method: 'POST',
    url: '/api/open-data/publications',
    payload,
  })
  house.as(null)
  if (answer.statusCode !== 200) throw new Error(`not prepared: ${answer.body}`)
  const { caseId } = answer.json()
  const act = (actor: Actor, action: string) =>
    house.kernel.runCommand({ actor }, { name: 'test.act', input: action }, (command) =>
      house.kernel.procedures.act(command, { caseId, action, form: {} }),
    )
  await act(owner, 'propose')
  await act(focal, 'confirm')
  await house.drainJobs()
}
