// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { TSchema } from 'typebox'
import { canonicalJson } from '../audit/canonical-json.ts'
import type { Db, Tx } from '../database/index.ts'
import type { Text } from '../i18n/index.ts'
import { checkDefinition } from './check-definition.ts'
import type { Surroundings } from './check-surroundings.ts'
import type { Definition } from './contract.ts'
import { houseGuards } from './house-guards.ts'
import type { DocumentMaker, Effect, Guard, ProcedureParts } from './parts.ts'
import { refuseProcedure } from './procedure-messages.ts'

/** The procedures of the house and the parts they name. */
export interface Registry {
  add(definitions: readonly Definition[], parts?: ProcedureParts): void
  /** The newest version: the one new cases get. */
  current(id: string): Definition
  /** The version a running case keeps. */
  ofCase(db: Db | Tx, id: string, version: number): Promise<Definition>
  all(): readonly Definition[]
  guard(name: string): Guard
  effect(name: string): Effect
  document(name: string): DocumentMaker
  /** What people call a role; the key itself when the house has no name for it. */
  roleTitle(role: string): Text
  nameRoles(titles: ReadonlyMap<string, Text>): void
  /** Every fault of every definition that is current or still has open cases. */
  faults(
    around: Pick<Surroundings, 'roles' | 'deadlineKeys' | 'hasCalendar'>,
    inUse: readonly Definition[],
  ): string[]
}

const needed = <T>(known: ReadonlyMap<string, T>, kind: string, name: string): T => {
  const part = known.get(name)
  if (!part) throw new Error(`${kind} “${name}” is not registered`)
  return part
}

const inputs = (parts: ReadonlyMap<string, { readonly input: TSchema }>) =>
  new Map([...parts].map(([name, part]) => [name, part.input]))

export const hashOf = (definition: Definition): string =>
  createHash('sha256')
    .update(canonicalJson(JSON.parse(JSON.stringify(definition))))
    .digest('hex')

export const createRegistry = (): Registry => {
  const definitions = new Map<string, Definition>()
  const stored = new Map<string, Definition>()
  const guards = new Map<string, Guard>(houseGuards.map((guard) => [guard.name, guard as Guard]))
  const effects = new Map<string, Effect>()
  const documents = new Map<string, DocumentMaker>()
  let roleTitles: ReadonlyMap<string, Text> = new Map()

  const addAll = <T extends { readonly name: string }>(known: Map<string, T>, parts: readonly T[] = []) => {
    for (const part of parts) {
      if (known.has(part.name)) throw new Error(`“${part.name}” is registered twice`)
      known.set(part.name, part)
    }
  }

  return {
    add: (added, parts = {}) => {
      for (const definition of added) {
        if (definitions.has(definition.id))
          throw new Error(`procedure “${definition.id}” is registered twice`)
        definitions.set(definition.id, definition)
      }
      addAll(guards, parts.guards)
      addAll(effects, parts.effects)
      addAll(documents, parts.documents)
    },
    current: (id) => {
      const definition = definitions.get(id)
      if (!definition) throw refuseProcedure('not-found', 'procedure.unknown-definition', { procedure: id })
      return definition
    },
    ofCase: async (db, id, version) => {
      const current = definitions.get(id)
      if (current?.version === version) return current
      const key = `${id}@${version}`
      const known = stored.get(key)
      if (known) return known
      const { rows } = await sql<{ body: Definition }>`
        select body from kernel.procedure_definition where id = ${id} and version = ${version}`.execute(db)
      const body = rows[0]?.body
      if (!body) throw new Error(`procedure ${key} is not stored`)
      stored.set(key, body)
      return body
    },
    all: () => [...definitions.values()],
    guard: (name) => needed(guards, 'guard', name),
    effect: (name) => needed(effects, 'effect', name),
    document: (name) => needed(documents, 'document', name),
    roleTitle: (role) => roleTitles.get(role) ?? { vi: role, en: role },
    nameRoles: (titles) => {
      roleTitles = titles
    },
    faults: (around, inUse) => {
      const surroundings = {
        ...around,
        guards: inputs(guards),
        effects: inputs(effects),
        documents: inputs(documents),
        procedures: definitions,
      }
      return [...definitions.values(), ...inUse].flatMap((definition) =>
        checkDefinition(definition, surroundings).map(
          (fault) => `${definition.id}@${definition.version}: ${fault}`,
        ),
      )
    },
  }
}
