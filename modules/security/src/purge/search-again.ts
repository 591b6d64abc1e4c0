// SPDX-License-Identifier: Apache-2.0
import { requirePermission } from '@tinhso/kernel/access'
import type { CommandContext } from '@tinhso/kernel/command'
import { type PlaceSearched, searchPlaces } from '@tinhso/kernel/erasing'
import type { Kernel } from '@tinhso/kernel/module'
import { permissions } from '../contract/index.ts'
import type { PurgeView } from './purge-view.ts'

/** Looks for words that a person gives, after a purge. They are used once and kept nowhere; the figures are recorded. */
export const searchAgain = async (
  kernel: Kernel,
  view: PurgeView,
  { actor }: CommandContext,
  number: number,
  words: string,
): Promise<PlaceSearched[]> => {
  const purge = await view.find(actor, number)
  for (const agencyId of purge.agency_ids) requirePermission(actor, permissions.confirmPurge, { agencyId })
  const { database, statePath } = kernel
  const places = await searchPlaces({ database, statePath }, [words])
  await kernel.runCommand({ actor }, { name: 'security.purge.search', input: { number } }, (command) =>
    command.audit({
      action: 'purge.searched',
      object: { type: 'purge', id: purge.id, label: `Tiêu hủy số ${number}` },
      agencyId: purge.agency_ids[0] ?? null,
      after: { places },
    }),
  )
  return places
}
