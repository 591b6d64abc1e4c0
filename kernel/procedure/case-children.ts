// SPDX-License-Identifier: Apache-2.0
import { systemActor } from '../access/index.ts'
import type { Command } from '../command/index.ts'
import type { CaseRecord } from './case-record.ts'
import { lockCase, readChildren } from './case-store.ts'
import type { ChildrenSpec, Definition } from './contract.ts'
import type { Engine, Opening } from './engine.ts'

type ChildSpec = ChildrenSpec['cases'][number]

const itemsOf = (child: ChildSpec, record: CaseRecord): Record<string, unknown>[] => {
  if (child.forEach === undefined) return [{ ...record.data }]
  const list = record.data[child.forEach]
  return Array.isArray(list)
    ? list.map((item) => (typeof item === 'object' && item !== null ? { ...item } : { item }))
    : []
}

const openingOf = (
  engine: Engine,
  child: ChildSpec,
  record: CaseRecord,
  data: Record<string, unknown>,
): Opening => {
  const agency = child.agencyField === undefined ? undefined : data[child.agencyField]
  const label =
    child.forEach !== undefined && typeof data['title'] === 'string'
      ? data['title']
      : engine.registry.current(child.procedure).title.vi
  return {
    definition: child.procedure,
    aggregate: record.aggregate,
    title: `${record.title} · ${label}`,
    ...(record.link ? { link: record.link } : {}),
    agencyId: typeof agency === 'string' ? agency : record.agencyId,
    requester: record.requester,
    data,
  }
}

/** Opens the children that belong to the state just entered; a group without members joins at once. */
export const openChildren = async (
  engine: Engine,
  command: Command,
  definition: Definition,
  record: CaseRecord,
): Promise<void> => {
  for (const group of (definition.children ?? []).filter(({ openedIn }) => openedIn === record.state)) {
    const openings = group.cases.flatMap((child) =>
      itemsOf(child, record).map((data) => openingOf(engine, child, record, data)),
    )
    for (const [index, opening] of openings.entries()) {
      const parent = { caseId: record.id, group: group.id, visit: record.visit, index }
      await engine.openCase(command, opening, systemActor('procedure'), parent)
    }
    if (openings.length === 0) await join(engine, command, record, group, [])
  }
}

const hasSucceeded = (group: ChildrenSpec, child: CaseRecord): boolean =>
  group.cases.some(
    ({ procedure, succeedsIn }) => procedure === child.definition && succeedsIn.includes(child.state),
  )

const join = async (
  engine: Engine,
  command: Command,
  parent: CaseRecord,
  group: ChildrenSpec,
  children: readonly CaseRecord[],
): Promise<void> => {
  const failed = children.filter((child) => !hasSucceeded(group, child))
  const action = failed.length === 0 ? group.join?.allSucceeded : group.join?.someFailed
  if (action === undefined) return
  const reason = failed.length === 0 ? undefined : failed.map(({ title }) => title).join('; ')
  await engine.takeStep(command, { caseId: parent.id, action, reason }, systemActor('procedure'))
}

/**
 * When the last child of a group has ended, takes the parent's joining step. The parent row is locked first, so of two
 * children that end at the same time exactly one sees the group complete.
 */
export const joinParent = async (engine: Engine, command: Command, child: CaseRecord): Promise<void> => {
  if (!child.parent || !child.closedAt) return
  const parent = await lockCase(command.tx, child.parent.caseId)
  if (!parent || parent.closedAt || parent.visit !== child.parent.visit) return
  const definition = await engine.registry.ofCase(command.tx, parent.definition, parent.definitionVersion)
  const group = definition.children?.find(({ id }) => id === child.parent?.group)
  const siblings = (await readChildren(command.tx, parent.id)).filter(
    (sibling) =>
      sibling.parent?.group === child.parent?.group && sibling.parent?.visit === child.parent?.visit,
  )
  if (group && siblings.every(({ closedAt }) => closedAt !== null))
    await join(engine, command, parent, group, siblings)
}
