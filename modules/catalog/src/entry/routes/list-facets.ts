// SPDX-License-Identifier: Apache-2.0
// Counts the visible entries by sector, type, status and owner, for the filters of a list.
import { defineRoute } from '@tinhso/kernel/http'
import type { Kernel } from '@tinhso/kernel/module'
import type { OrganisationsDoor } from '@tinhso/organisations'
import Type from 'typebox'
import { countEntriesBy } from '../entry-list-view.ts'

const Facet = Type.Array(
  Type.Object({ value: Type.String(), label: Type.Optional(Type.String()), count: Type.Integer() }),
)

export const listFacets = (kernel: Kernel, organisations: OrganisationsDoor) =>
  defineRoute({
    operationId: 'catalog.listFacets',
    method: 'GET',
    url: '/api/catalog/facets',
    audience: 'anonymous',
    summary: {
      vi: 'Số mục theo lĩnh vực, loại, trạng thái, cơ quan',
      en: 'Entries by sector, type, status and owner',
    },
    response: Type.Object({ sector: Facet, dataType: Facet, status: Facet, access: Facet, owner: Facet }),
    handle: async ({ actor }) => {
      const count = (column: Parameters<typeof countEntriesBy>[2]) =>
        countEntriesBy(kernel.database.read, actor, column)
      const [sector, dataType, status, access, owners] = await Promise.all([
        count('sector'),
        count('data_type'),
        count('status'),
        count('access'),
        count('owner_agency_id'),
      ])
      const agencies = new Map(
        (await organisations.agenciesByIds(owners.map(({ value }) => value))).map((agency) => [
          agency.id,
          agency,
        ]),
      )
      const owner = owners.flatMap(({ value, count }) => {
        const agency = agencies.get(value)
        return agency ? [{ value: agency.code, label: agency.name, count }] : []
      })
      return { sector, dataType, status, access, owner }
    },
  })
