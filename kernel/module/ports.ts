// SPDX-License-Identifier: Apache-2.0
import type { FastifyRequest } from 'fastify'
import type { Caller } from '../http/index.ts'
import type { ContactsOf } from '../notify/index.ts'

/** What the kernel needs to know and only modules can tell; identity and organisations implement it. */
export interface Ports {
  /** Finds who a request speaks for. */
  authenticate(request: FastifyRequest): Promise<Caller>
  /** Accounts that hold a role, in an agency when one is named. */
  accountsWithRole(role: string, agencyId?: string | null): Promise<string[]>
  /** Where accounts that may sign in can be reached outside the house. */
  contactsOf: ContactsOf
}

/** Ports before any module has filled them: every visitor is anonymous and nobody holds a role. */
export const emptyPorts = (): Ports => ({
  authenticate: async (request) => ({
    actor: { kind: 'anonymous', networkAddress: request.ip },
    csrfToken: null,
  }),
  accountsWithRole: async () => [],
  contactsOf: async () => new Map(),
})
