// SPDX-License-Identifier: Apache-2.0
import { defineModule, type ModuleDefinition } from '@tinhso/kernel/module'
import { roles } from '@tinhso/organisations/contract'

/** An agency of a test: ids are UUIDs, parents by id. */
export interface FakeAgency {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly parentId: string | null
}

/** Stands in for the organisations module: the part of its door that identity asks, over a fixed list. */
export const fakeOrganisations = (agencies: readonly FakeAgency[]): ModuleDefinition => {
  const below = (id: string): string[] => [
    id,
    ...agencies.filter(({ parentId }) => parentId === id).flatMap((child) => below(child.id)),
  ]
  return defineModule({
    name: 'organisations',
    dependsOn: [],
    permissions: [],
    messages: {},
    roles: roles.map(({ key, title }) => ({ key, title })),
    setup: async () => ({
      door: {
        agencyByCode: async (code: string) => agencies.find((agency) => agency.code === code) ?? null,
        agenciesByName: async (name: string) =>
          agencies.filter((agency) => agency.name.toLowerCase() === name.toLowerCase()),
        agenciesByIds: async (ids: readonly string[]) => agencies.filter(({ id }) => ids.includes(id)),
        descendantIds: async (id: string) => below(id),
        tellAccountAgency: () => {},
      },
    }),
  })
}
