// SPDX-License-Identifier: Apache-2.0
import type { FastifyRequest } from 'fastify'
import type { Caller } from '../http/index.ts'

/** What the kernel needs to know and only modules can tell; identity and organisations implement it. */
export interface Ports {
  /** Finds who a request speaks for. */
  authenticate(request: FastifyRequest): Promise<Caller>
  /** Accounts that hold a role, in an agency when one is named. */
  accountsWithRole(role: string, agencyId?: string | null): Promise<string[]>
  /** Addresses for notices by account. */
  emailsOf(accountIds: readonly string[]): Promise<Map<string, string>>
}

/** Ports before any module has filled them: every visitor is anonymous and nobody holds a role. */
export const emptyPorts = (): Ports => ({
  authenticate: async (request) => ({
    actor: { kind: 'anonymous', networkAddress: request.ip },
    csrfToken: null,
  }),
  accountsWithRole: async () => [],
  emailsOf: async () => new Map(),
})
