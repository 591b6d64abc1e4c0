// SPDX-License-Identifier: Apache-2.0
import { type Static, Type } from 'typebox'
import type { FormSchema } from '../forms/form-schema.ts'

/**
 * The format of a procedure (architecture §3D): a lifecycle of the documents as plain data, versioned and serialisable.
 * Words of the business appear only in definitions, never here. Browser-safe.
 */
const Id = Type.String({ pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$', maxLength: 64 })
const FieldName = Type.String({ pattern: '^[a-z][a-zA-Z0-9]*$', maxLength: 64 })
const closed = { additionalProperties: false } as const

export const TextSchema = Type.Object(
  { vi: Type.String({ minLength: 1 }), en: Type.String({ minLength: 1 }) },
  { ...closed, description: 'A text in Vietnamese and English' },
)

/** Over which cases a role counts: all of the province, those of the own agency, those one asked for or is assigned. */
export const ScopeSchema = Type.Union([
  Type.Literal('province'),
  Type.Literal('owner-agency'),
  Type.Literal('requester'),
  Type.Literal('assignee'),
  Type.Object(
    { party: FieldName },
    { ...closed, description: 'Agency whose id stands in this field of the case data' },
  ),
])

export const ActorSpecSchema = Type.Object(
  {
    role: Id,
    scope: Type.Optional(ScopeSchema),
    from: Type.Optional(
      Type.Array(Id, { minItems: 1, description: 'Only while the case is in one of these states' }),
    ),
  },
  { ...closed, description: 'Who may act. The role “system” is the house itself: timers, joins, effects' },
)

/** A length of time: fixed, or a key of the profile's deadlines (an empty key means no deadline), or a day in the data. */
export const DeadlineSchema = Type.Union([
  Type.Object({ workingDays: Type.Integer({ minimum: 0, maximum: 1000 }) }, closed),
  Type.Object({ profileKey: Type.String({ pattern: '^[a-z][a-zA-Z0-9.-]*$' }) }, closed),
  Type.Object({ dataField: FieldName }, { ...closed, description: 'A calendar day in the case data' }),
])

const PartUseSchema = Type.Object(
  { name: Type.String({ minLength: 1 }), input: Type.Optional(Type.Unknown()) },
  { ...closed, description: 'A guard, effect or document that a module registered, with its typed input' },
)

const NoticeSchema = Type.Object(
  { to: Type.Array(ActorSpecSchema, { minItems: 1 }), title: TextSchema, body: Type.Optional(TextSchema) },
  closed,
)

/** Several sides must agree before the action happens; nobody answers for two sides. */
export const ConfirmationsSchema = Type.Object(
  {
    need: Type.Union([Type.Literal('all'), Type.Integer({ minimum: 1 })]),
    sides: Type.Array(
      Type.Object(
        { id: Id, title: TextSchema, actors: Type.Array(ActorSpecSchema, { minItems: 1 }) },
        closed,
      ),
      {
        minItems: 2,
      },
    ),
    sameAnswers: Type.Optional(Type.Boolean({ description: 'Every side must give the same form values' })),
  },
  closed,
)

export const StateSchema = Type.Object(
  {
    id: Id,
    title: TextSchema,
    kind: Type.Optional(
      Type.Union([Type.Literal('task'), Type.Literal('resting'), Type.Literal('final')], {
        description:
          'task: somebody has to act (default) · resting: nobody owes a step · final: the case is over',
      }),
    ),
    meaning: Type.Optional(Type.Union([Type.Literal('refused'), Type.Literal('returned')])),
  },
  closed,
)

export const ActionSchema = Type.Object(
  {
    id: Id,
    title: TextSchema,
    kind: Type.Optional(
      Type.Union(
        [Type.Literal('advance'), Type.Literal('return'), Type.Literal('refuse'), Type.Literal('option')],
        {
          description:
            'advance: the expected step (default) · return, refuse: need a reason · option: allowed, never owed',
        },
      ),
    ),
    from: Type.Union([Type.Array(Id, { minItems: 1 }), Type.Object({ anyBefore: Id }, closed)]),
    to: Id,
    actors: Type.Optional(Type.Array(ActorSpecSchema)),
    confirmations: Type.Optional(ConfirmationsSchema),
    form: Type.Optional(
      Type.Unsafe<FormSchema>(Type.Object({}, { description: 'JSON Schema of an E-Form' })),
    ),
    requiresReason: Type.Optional(Type.Boolean()),
    guards: Type.Optional(Type.Array(PartUseSchema)),
    notSameActorAs: Type.Optional(
      Type.Array(Id, { description: 'Four eyes: who last did one of these may not do this' }),
    ),
    assigns: Type.Optional(Type.String({ description: 'Form field with the account that becomes assignee' })),
    legalBasis: Type.Optional(Type.Array(Type.String({ minLength: 1 }))),
    deadline: Type.Optional(DeadlineSchema),
    notices: Type.Optional(Type.Array(NoticeSchema)),
    document: Type.Optional(PartUseSchema),
    effects: Type.Optional(Type.Array(PartUseSchema)),
  },
  closed,
)

/** The overall time of a case, which stands still in some states (waiting for the requester). */
export const CaseClockSchema = Type.Object(
  {
    startsIn: Id,
    stopsIn: Type.Array(Id, { minItems: 1 }),
    pausedIn: Type.Optional(Type.Array(Id)),
    deadline: DeadlineSchema,
    legalBasis: Type.Optional(Type.Array(Type.String())),
  },
  closed,
)

/** Something that happens by itself while a case stays in a state: a reminder, or an action of the house. */
export const TimerSchema = Type.Object(
  {
    id: Id,
    in: Type.Array(Id, { minItems: 1 }),
    after: DeadlineSchema,
    daysBefore: Type.Optional(
      Type.Integer({ minimum: 1, description: 'Calendar days before the day that `after` gives' }),
    ),
    action: Type.Optional(Id),
    reason: Type.Optional(TextSchema),
    notice: Type.Optional(NoticeSchema),
  },
  closed,
)

/** Cases opened when the parent enters a state, and what the parent does when they have ended. */
export const ChildrenSchema = Type.Object(
  {
    id: Id,
    openedIn: Id,
    cases: Type.Array(
      Type.Object(
        {
          procedure: Id,
          succeedsIn: Type.Array(Id, { minItems: 1, description: 'Final states that count as success' }),
          forEach: Type.Optional(FieldName),
          agencyField: Type.Optional(FieldName),
        },
        {
          ...closed,
          description:
            'forEach: a list in the case data, one child per item, which becomes its data · agencyField: field of that data with the agency that owns the child (else the parent’s)',
        },
      ),
      { minItems: 1 },
    ),
    join: Type.Optional(
      Type.Object(
        { allSucceeded: Id, someFailed: Type.Optional(Id) },
        { ...closed, description: 'Actions of the house on the parent once every child has ended' },
      ),
    ),
  },
  closed,
)

/** A whole procedure. */
export const DefinitionSchema = Type.Object(
  {
    id: Id,
    version: Type.Integer({ minimum: 1 }),
    title: TextSchema,
    aggregate: Type.String({ minLength: 1 }),
    opening: Type.Object(
      {
        to: Id,
        actors: Type.Array(ActorSpecSchema, { minItems: 1 }),
        legalBasis: Type.Optional(Type.Array(Type.String())),
      },
      closed,
    ),
    states: Type.Array(StateSchema, { minItems: 1 }),
    actions: Type.Array(ActionSchema),
    viewers: Type.Optional(
      Type.Array(ActorSpecSchema, { description: 'Who may look, beside those who may act' }),
    ),
    clock: Type.Optional(CaseClockSchema),
    timers: Type.Optional(Type.Array(TimerSchema)),
    children: Type.Optional(Type.Array(ChildrenSchema)),
  },
  closed,
)

export type Scope = Static<typeof ScopeSchema>
export type ActorSpec = Static<typeof ActorSpecSchema>
export type DeadlineSpec = Static<typeof DeadlineSchema>
export type PartUse = Static<typeof PartUseSchema>
export type NoticeSpec = Static<typeof NoticeSchema>
export type Confirmations = Static<typeof ConfirmationsSchema>
export type StateSpec = Static<typeof StateSchema>
export type ActionSpec = Static<typeof ActionSchema>
export type TimerSpec = Static<typeof TimerSchema>
export type ChildrenSpec = Static<typeof ChildrenSchema>
export type Definition = Static<typeof DefinitionSchema>

/** The role of the house itself. */
export const systemRole = 'system'

/** Marks a constant as a procedure; it is checked when the house starts. */
export const defineProcedure = (definition: Definition): Definition => definition

/** Refusing and sending back always need a reason, whatever the definition says. */
export const needsReason = (action: ActionSpec | undefined): boolean =>
  action?.requiresReason === true || action?.kind === 'refuse' || action?.kind === 'return'
