// SPDX-License-Identifier: Apache-2.0
import { type PurgeKind, purgeKinds } from '@tinhso/kernel/erasing'
import Type from 'typebox'

/** Where a purge stands. `confirmed`: two persons have decided and it runs. */
export const purgeStatuses = ['proposed', 'withdrawn', 'refused', 'confirmed', 'done'] as const
export type PurgeStatus = (typeof purgeStatuses)[number]

const literals = <const T extends readonly string[]>(values: T) =>
  Type.Unsafe<T[number]>(Type.Union(values.map((value) => Type.Literal(value))))
const Nullable = <S extends Type.TSchema>(schema: S) => Type.Union([schema, Type.Null()])
const Words = Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S' })
const Code = Type.String({ minLength: 1, maxLength: 200 })

/** What is to be erased: a batch, all that came from one file, or the rows in which a field has a value. */
export const PurgeTarget = Type.Union([
  Type.Object(
    {
      type: Type.Literal('batch'),
      dataset: Code,
      number: Type.Integer({ minimum: 1, maximum: 2_000_000_000 }),
      alsoShared: Type.Optional(Type.Boolean()),
    },
    { additionalProperties: false },
  ),
  Type.Object(
    { type: Type.Literal('file'), hash: Type.String({ pattern: '^[0-9a-fA-F]{64}$' }) },
    { additionalProperties: false },
  ),
  Type.Object(
    {
      type: Type.Literal('rows'),
      dataset: Code,
      field: Code,
      value: Type.String({ minLength: 1, maxLength: 500 }),
    },
    { additionalProperties: false },
  ),
])
export type PurgeTarget = Type.Static<typeof PurgeTarget>

/** A proposal. Reason and legal basis are kept for ever: they must not repeat the content. */
export const PurgeProposal = Type.Object(
  { kind: literals(purgeKinds), legalBasis: Words, reason: Words, target: PurgeTarget },
  { additionalProperties: false },
)
export type PurgeProposal = Type.Static<typeof PurgeProposal>

const Person = Type.Object({ name: Type.String(), at: Type.String() })
const Title = Type.Object({ vi: Type.String(), en: Type.String() })

export const PurgeSummary = Type.Object({
  number: Type.Integer(),
  kind: literals(purgeKinds),
  status: literals(purgeStatuses),
  target: Type.String(),
  proposed: Person,
  decided: Nullable(Person),
  finishedAt: Nullable(Type.String()),
})
export type PurgeSummary = Type.Static<typeof PurgeSummary>

export const PurgeStep = Type.Object({
  step: Type.String(),
  title: Title,
  status: literals(['waiting', 'running', 'done'] as const),
  attempts: Type.Integer(),
  counts: Type.Record(Type.String(), Type.Integer()),
})
export type PurgeStep = Type.Static<typeof PurgeStep>

/** Where was looked afterwards, and in how many things pieces of the content were still found. */
export const PlaceResult = Type.Object({
  place: Type.String(),
  looked: Type.Integer(),
  found: Type.Integer(),
  unread: Type.Integer(),
})

/** `samples`: how many pieces were looked for; `complete`: false when a break-off lost those of the erased source. */
export const PurgeResult = Type.Object({
  places: Type.Array(PlaceResult),
  samples: Type.Integer(),
  complete: Type.Boolean(),
  refused: Type.Array(Type.String()),
  backups: Type.Array(
    Type.Object({ name: Type.String(), madeAt: Nullable(Type.String()), mayHold: Type.Boolean() }),
  ),
})
export type PurgeResult = Type.Static<typeof PurgeResult>

export const purgeActions = ['confirm', 'refuse', 'withdraw', 'search'] as const

/** A purge with everything its page needs. */
export const PurgeDetail = Type.Object({
  ...PurgeSummary.properties,
  legalBasis: Type.String(),
  reason: Type.String(),
  decisionReason: Nullable(Type.String()),
  objects: Type.Array(
    Type.Object({ label: Type.String(), type: Type.String(), parts: Nullable(Type.Integer()) }),
  ),
  files: Type.Array(Type.Object({ hash: Type.String(), size: Type.Integer() })),
  steps: Type.Array(PurgeStep),
  result: Nullable(PurgeResult),
  allowed: Type.Array(literals(purgeActions)),
  version: Type.Integer(),
})
export type PurgeDetail = Type.Static<typeof PurgeDetail>
export type { PurgeKind }
