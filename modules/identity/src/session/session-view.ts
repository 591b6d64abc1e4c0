// SPDX-License-Identifier: Apache-2.0
import { can, type Person } from '@tinhso/kernel/access'
import type { Locale } from '@tinhso/kernel/i18n'
import type { Kernel } from '@tinhso/kernel/module'
import type { FastifyRequest } from 'fastify'
import { findAccountsById } from '../account/account-store.ts'
import type { AgencyDirectory } from '../agency-directory.ts'
import type { SessionView } from '../contract/index.ts'
import { grantsOf, holdsOn } from '../grant/grant-store.ts'
import { roleTitle } from '../grant/role-titles.ts'
import { refuse } from '../refuse.ts'

/** The parts the view of a session leans on. */
export interface SessionViewParts {
  readonly kernel: Kernel
  readonly agencies: AgencyDirectory
}

const profileView = ({ profile, config }: Kernel): SessionView['profile'] => ({
  provinceName: profile.province.fullName,
  platformName: profile.branding.platformName,
  accent: profile.branding.accentColour,
  demo: config.demo,
  referenceDate: profile.referenceDate,
})

const accountView = async ({ kernel, agencies }: SessionViewParts, actor: Person) => {
  const { database, clock } = kernel
  const [account] = await findAccountsById(database.read, [actor.accountId])
  if (!account) throw refuse('unauthenticated', 'identity.session-not-found')
  const held = (await grantsOf(database.read, [account.id])).filter((grant) => holdsOn(grant, clock.today()))
  const names = await agencies.byIds([account.agencyId, ...held.map((grant) => grant.agencyId)])
  const agency = names.get(account.agencyId ?? '')
  return {
    username: account.username,
    displayName: account.displayName,
    agencyName: agency?.name ?? null,
    agencyCode: agency?.code ?? null,
    position: account.positionTitle,
    roles: held.map((grant) => ({
      role: grant.role,
      title: roleTitle(grant.role),
      agencyCode: names.get(grant.agencyId ?? '')?.code ?? null,
      agencyName: names.get(grant.agencyId ?? '')?.name ?? null,
      until: grant.validTo,
    })),
  }
}

/** What the console needs to know of the person behind a request. */
export const describeSession = async (
  parts: SessionViewParts,
  request: FastifyRequest,
  locale: Locale,
): Promise<SessionView> => {
  const { actor, csrfToken } = request.caller
  if (actor.kind !== 'person') throw refuse('unauthenticated', 'identity.session-not-found')
  return {
    account: await accountView(parts, actor),
    permissions: parts.kernel.permissions
      .filter((permission) => can(actor, permission))
      .map(({ key }) => key),
    csrfToken: csrfToken ?? '',
    profile: profileView(parts.kernel),
    locale,
  }
}
