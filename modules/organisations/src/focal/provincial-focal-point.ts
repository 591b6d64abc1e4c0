// SPDX-License-Identifier: Apache-2.0
import { newId } from '@tinhso/kernel/clock'
import type { CommandContext } from '@tinhso/kernel/command'
import { validOn } from '@tinhso/kernel/config'
import type { Kernel } from '@tinhso/kernel/module'
import { mustBeActive, mustFindAgency } from '../agency/agency-guards.ts'
import { findAgencyById } from '../agency/agency-lookup.ts'
import {
  type DecideProvincialFocalPoint,
  decideProvincialFocalPoint,
  type ProvincialFocalPoint,
} from '../contract/index.ts'
import { refuse } from '../contract/messages.ts'
import { readFocalPoint, replaceFocalPoint } from './focal-store.ts'

/** The provincial focal point now (001 Đ12.1.a); null before the first content is loaded. */
export const readProvincialFocalPoint = async (kernel: Kernel): Promise<ProvincialFocalPoint | null> => {
  const row = await readFocalPoint(kernel.database.read)
  if (!row) return null
  const agency = await findAgencyById(kernel.database.read, row.agencyId, kernel.clock.today())
  return agency && { agency, activeFrom: row.activeFrom, decision: row.decision }
}

/**
 * Decides the provincial focal point. There is exactly one at any time (409 `focal-exists` unless replacing), and it is
 * the focal department of the province's profile (422).
 */
export const decideFocalPoint = (
  kernel: Kernel,
  context: CommandContext,
  input: DecideProvincialFocalPoint,
): Promise<ProvincialFocalPoint> =>
  kernel.runCommand(
    context,
    { name: 'organisations.provincial-focal-point.decide', permission: decideProvincialFocalPoint, input },
    async (command) => {
      const today = kernel.clock.today()
      const agency = mustBeActive(await mustFindAgency(command, input.agencyCode, today))
      const present = await readFocalPoint(command.tx)
      if (present && !input.replace) {
        const name = (await findAgencyById(command.tx, present.agencyId, today))?.name
        throw refuse('conflict', 'organisations.focal-exists', { name })
      }
      const department = validOn(kernel.profile.focalDepartment, input.from)
      if (department?.name !== agency.name) {
        throw refuse('invalid', 'organisations.not-focal-department', { name: department?.name ?? '—' })
      }
      const { from, decision } = input
      await replaceFocalPoint(command.tx, { id: newId(), agencyId: agency.id, from, decision })
      await command.audit({
        action: 'organisations.provincial-focal-point.decided',
        object: { type: 'agency', id: agency.id, label: agency.name },
        agencyId: agency.id,
        before: present ?? undefined,
        after: { from, decision },
      })
      return { agency, activeFrom: from, decision }
    },
  )
