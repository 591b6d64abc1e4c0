// SPDX-License-Identifier: Apache-2.0
import { defineRoute } from '@tinhso/kernel/http'
import type { Kernel } from '@tinhso/kernel/module'
import { Type } from 'typebox'
import { manageUnits } from '../../contract/index.ts'
import type { Told } from '../../organisations-door.ts'
import { removeUnit } from '../change-units.ts'

/** Removes a version of a unit that was recorded by mistake; `id` is the version's own, because codes repeat. */
export const removeUnitRoute = (kernel: Kernel, told: Told) =>
  defineRoute({
    operationId: 'organisations.removeUnit',
    method: 'DELETE',
    url: '/api/organisations/units/:id',
    audience: 'signedIn',
    permission: manageUnits,
    summary: { vi: 'Xóa đơn vị ghi nhầm', en: 'Remove a unit recorded by mistake' },
    params: Type.Object({ id: Type.String({ pattern: '^[0-9a-f-]{36}$' }) }),
    response: Type.Object({ removed: Type.String() }),
    handle: ({ context, params }) => removeUnit(kernel, context, params.id, told.unitUses),
  })
