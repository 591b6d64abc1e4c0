// SPDX-License-Identifier: Apache-2.0
import { type Actor, can, requirePermission } from '@tinhso/kernel/access'
import { newId } from '@tinhso/kernel/clock'
import type { Command, CommandContext } from '@tinhso/kernel/command'
import type { ResolvedTarget } from '@tinhso/kernel/erasing'
import type { Kernel } from '@tinhso/kernel/module'
import { type PurgeProposal, permissions } from '../contract/index.ts'
import { refuse } from '../refuse.ts'
import { decidePurge, insertPurge, insertSteps, lockPurge, type PurgeRow } from './purge-store.ts'
import { lastSteps, runPurgeJob } from './run-purge.ts'

const personOf = (actor: Actor): { id: string; name: string } => {
  if (actor.kind !== 'person') throw refuse('forbidden', 'security.purge-not-found')
  return { id: actor.accountId, name: actor.displayName }
}

const auditObject = ({ id, number }: Pick<PurgeRow, 'id' | 'number'>) => ({
  type: 'purge',
  id,
  label: `Tiêu hủy số ${number}`,
})

const agenciesOf = ({ objects }: ResolvedTarget): string[] => [
  ...new Set(objects.flatMap(({ agencyId }) => agencyId ?? [])),
]

/** What is asked for, when the actor may have it erased: another agency's data is answered as if it were not there. */
const resolveTarget = async (kernel: Kernel, actor: Actor, { target }: PurgeProposal) => {
  const found = kernel.erasing.target(target.type)
  if (!found) throw refuse('invalid', 'security.purge-unknown-target', { type: target.type })
  const resolved = await found.resolve(target)
  const first = resolved?.objects[0]
  if (!resolved || !first || !can(actor, permissions.proposePurge, { agencyId: first.agencyId }))
    throw refuse('not-found', 'security.purge-nothing')
  for (const { agencyId } of resolved.objects)
    requirePermission(actor, permissions.proposePurge, { agencyId })
  if (resolved.shared.length > 0) {
    const hidden = !can(actor, permissions.proposePurge)
    throw refuse('conflict', 'security.purge-shared', { others: hidden ? '…' : resolved.shared.join(', ') })
  }
  return resolved
}

/** Tells those who may decide, save for whoever proposed. */
const tellDeciders = async (
  kernel: Kernel,
  command: Command,
  number: number,
  agencyIds: readonly string[],
) => {
  const groups = await Promise.all([
    kernel.ports.accountsWithRole('security-lead'),
    kernel.ports.accountsWithRole('focal-province'),
    ...agencyIds.map((agencyId) => kernel.ports.accountsWithRole('agency-head', agencyId)),
  ])
  const proposer = personOf(command.actor).id
  await kernel.notify.send(command.tx, {
    accountIds: groups.flat().filter((account) => account !== proposer),
    kind: 'security.purge-proposed',
    title: {
      vi: `Đề nghị tiêu hủy dữ liệu số ${number} chờ người thứ hai xác nhận`,
      en: `Purge ${number} waits for a second person`,
    },
    link: `/tieu-huy/${number}`,
  })
}

/** First person: what is to be erased, why, on which legal basis. Nothing happens yet. */
export const proposePurge = async (
  kernel: Kernel,
  context: CommandContext,
  proposal: PurgeProposal,
): Promise<{ number: number }> => {
  const resolved = await resolveTarget(kernel, context.actor, proposal)
  const { label, objects, files } = resolved
  const agencyIds = agenciesOf(resolved)
  const id = newId()
  const { kind, legalBasis, reason } = proposal
  // the value that was asked for is content: what is remembered of the request are the ids it led to
  const input = { kind, legalBasis, reason, objects, files }
  return kernel.runCommand(context, { name: 'security.purge.propose', input }, async (command) => {
    const person = personOf(command.actor)
    const number = await insertPurge(command.tx, {
      id,
      kind,
      target: label,
      scope: { objects, files },
      agency_ids: agencyIds,
      legal_basis: legalBasis,
      reason,
      proposed_by: person.id,
      proposed_name: person.name,
      proposed_at: command.now,
    })
    await command.audit({
      action: 'purge.proposed',
      object: auditObject({ id, number }),
      agencyId: agencyIds[0] ?? null,
      after: { kind, legalBasis, target: label, objects: objects.length, files },
      reason,
    })
    await tellDeciders(kernel, command, number, agencyIds)
    return { number }
  })
}

/** What a decision is about: the purge as the person saw it. */
export interface PurgeAddress {
  readonly number: number
  readonly version: number
}

const requireOpen = (purge: PurgeRow | null, actor: Actor, { version }: PurgeAddress): PurgeRow => {
  if (!purge?.agency_ids.every((agencyId) => can(actor, permissions.seePurges, { agencyId })))
    throw refuse('not-found', 'security.purge-not-found')
  if (purge.status !== 'proposed')
    throw refuse('conflict', 'security.purge-decided', { status: purge.status })
  if (purge.version !== version) throw refuse('conflict', 'security.purge-stale')
  return purge
}

const requireSecondPerson = (purge: PurgeRow, actor: Actor): void => {
  for (const agencyId of purge.agency_ids) requirePermission(actor, permissions.confirmPurge, { agencyId })
  if (personOf(actor).id === purge.proposed_by) throw refuse('forbidden', 'security.purge-same-person')
}

/** The same file may have been brought again meanwhile: two persons decide over what there is now. */
const requireSameFiles = async (kernel: Kernel, { scope }: PurgeRow): Promise<void> => {
  const known = new Set(scope.objects.map(({ id }) => id))
  if (!scope.objects.some(({ type }) => type === 'warehouse.batch')) return
  for (const { hash } of scope.files) {
    const present = await kernel.erasing.target('file')?.resolve({ type: 'file', hash })
    const others = (present?.objects ?? []).filter(({ id }) => !known.has(id))
    if (others.length > 0)
      throw refuse('conflict', 'security.purge-changed', {
        others: others.map(({ label }) => label).join(', '),
      })
  }
}

/** Second person: the purge is decided and starts at once; it cannot be taken back. */
export const confirmPurge = (kernel: Kernel, context: CommandContext, address: PurgeAddress) =>
  kernel.runCommand(context, { name: 'security.purge.confirm', input: address }, async (command) => {
    const purge = requireOpen(await lockPurge(command.tx, address.number), command.actor, address)
    requireSecondPerson(purge, command.actor)
    await requireSameFiles(kernel, purge)
    const person = personOf(command.actor)
    await decidePurge(command.tx, purge.id, {
      status: 'confirmed',
      by: person.id,
      name: person.name,
      at: command.now,
      reason: null,
    })
    await insertSteps(command.tx, purge.id, [
      ...kernel.erasing.erasers().map(({ name }) => name),
      ...lastSteps,
    ])
    await command.audit({
      action: 'purge.confirmed',
      object: auditObject(purge),
      agencyId: purge.agency_ids[0] ?? null,
      after: {
        kind: purge.kind,
        legalBasis: purge.legal_basis,
        target: purge.target,
        proposedBy: purge.proposed_name,
      },
      reason: purge.reason,
    })
    await command.enqueue(runPurgeJob.name, { purgeId: purge.id }, runPurgeJob.options(purge.id))
    return { status: 'confirmed' as const }
  })

/** The second person refuses, or the proposer takes the proposal back; the reason stays. */
export const closePurge = (
  kernel: Kernel,
  context: CommandContext,
  address: PurgeAddress,
  act: 'refuse' | 'withdraw',
  reason: string,
) =>
  kernel.runCommand(
    context,
    { name: `security.purge.${act}`, input: { ...address, reason } },
    async (command) => {
      const purge = requireOpen(await lockPurge(command.tx, address.number), command.actor, address)
      const person = personOf(command.actor)
      if (act === 'refuse') requireSecondPerson(purge, command.actor)
      else if (person.id !== purge.proposed_by) throw refuse('not-found', 'security.purge-not-found')
      const status = act === 'refuse' ? ('refused' as const) : ('withdrawn' as const)
      await decidePurge(command.tx, purge.id, {
        status,
        by: act === 'refuse' ? person.id : null,
        name: act === 'refuse' ? person.name : null,
        at: command.now,
        reason,
      })
      await command.audit({
        action: `purge.${status}`,
        object: auditObject(purge),
        agencyId: purge.agency_ids[0] ?? null,
        reason,
      })
      return { status }
    },
  )
