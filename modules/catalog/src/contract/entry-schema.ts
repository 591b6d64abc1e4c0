// SPDX-License-Identifier: Apache-2.0
import Type, { type Static, type TLiteral, type TUnion } from 'typebox'
import {
  accessLevels,
  dataTypes,
  entryStatuses,
  importanceLevels,
  personalDataLevels,
  securityLevels,
  updateCycles,
} from './words.ts'

const oneOf = <K extends string>(words: Readonly<Record<K, unknown>>) =>
  Type.Unsafe<K>(Type.Union(Object.keys(words).map((key) => Type.Literal(key))) as TUnion<TLiteral<string>[]>)

export const DataTypeSchema = oneOf(dataTypes)
export const EntryStatusSchema = oneOf(entryStatuses)

/** The four classifications, each independent of the others (architecture §3B). */
export const ClassificationSchema = Type.Object({
  access: oneOf(accessLevels),
  importance: oneOf(importanceLevels),
  personalData: oneOf(personalDataLevels),
  security: oneOf(securityLevels),
})

/** A field as the owner declares it at registration; the warehouse's schema says the rest when data comes. */
export const DeclaredFieldSchema = Type.Object({
  title: Type.String({ minLength: 1, maxLength: 300 }),
  description: Type.Optional(Type.String({ maxLength: 1000 })),
})

/** The collection rules that must be issued before the first collection (000/002 Đ24.2). */
export const CollectionRulesSchema = Type.Object({
  number: Type.String({ minLength: 1, maxLength: 100 }),
  issuedOn: Type.String({ pattern: '^[12][0-9]{3}-[01][0-9]-[0-3][0-9]$' }),
  title: Type.String({ minLength: 1, maxLength: 500 }),
})

const Line = (most: number) => Type.String({ minLength: 1, maxLength: most, pattern: '\\S' })

/** What an owner says to register a dataset (R-CAT-01). */
export const RegistrationSchema = Type.Object({
  title: Line(300),
  ownerAgencyCode: Type.Optional(Line(60)),
  plannedCode: Type.Optional(Line(120)),
  dataType: DataTypeSchema,
  sector: Line(60),
  purpose: Line(4000),
  scope: Type.Optional(Type.String({ maxLength: 2000 })),
  fields: Type.Array(DeclaredFieldSchema, { minItems: 1, maxItems: 500 }),
  sources: Type.Array(Line(300), { minItems: 1, maxItems: 50 }),
  updateCycle: oneOf(updateCycles),
  classification: ClassificationSchema,
  legalBasis: Type.Array(Line(300), { minItems: 1, maxItems: 30 }),
  personalDataPurpose: Type.Optional(Type.String({ maxLength: 2000 })),
})

/** A likely duplicate: how alike (0 to 1), and what is alike; code and title are null when its owner keeps it private. */
export const DuplicateSchema = Type.Object({
  code: Type.Union([Type.String(), Type.Null()]),
  title: Type.Union([Type.String(), Type.Null()]),
  ownerName: Type.Union([Type.String(), Type.Null()]),
  score: Type.Number(),
  parts: Type.Object({
    title: Type.Number(),
    purpose: Type.Number(),
    fields: Type.Number(),
    sources: Type.Number(),
  }),
})

/** A line of the catalogue. */
export const EntrySummarySchema = Type.Object({
  code: Type.String(),
  title: Type.String(),
  status: EntryStatusSchema,
  ownerCode: Type.Union([Type.String(), Type.Null()]),
  ownerName: Type.Union([Type.String(), Type.Null()]),
  sector: Type.Union([Type.String(), Type.Null()]),
  dataType: Type.Union([DataTypeSchema, Type.Null()]),
  access: oneOf(accessLevels),
  updateCycle: Type.Union([oneOf(updateCycles), Type.Null()]),
  updatedAt: Type.String(),
})

/** A whole entry as its page shows it. */
export const EntrySchema = Type.Object({
  ...EntrySummarySchema.properties,
  purpose: Type.String(),
  scope: Type.Union([Type.String(), Type.Null()]),
  fields: Type.Array(DeclaredFieldSchema),
  sources: Type.Array(Type.String()),
  classification: ClassificationSchema,
  legalBasis: Type.Array(Type.String()),
  personalDataPurpose: Type.Union([Type.String(), Type.Null()]),
  collectionRules: Type.Union([CollectionRulesSchema, Type.Null()]),
  origin: Type.Union([Type.Literal('registration'), Type.Literal('inventory')]),
  originNote: Type.Union([Type.String(), Type.Null()]),
  proposedOwners: Type.Array(Type.Object({ code: Type.String(), name: Type.String() })),
  mergedInto: Type.Union([Type.Object({ code: Type.String(), title: Type.String() }), Type.Null()]),
  caseId: Type.Union([Type.String(), Type.Null()]),
  mayEdit: Type.Boolean(),
  mayReadHistory: Type.Boolean(),
  version: Type.Integer(),
})

/** What happened to an entry; `who` is null for the platform itself, `changed` names the parts that were edited. */
export const EntryHistorySchema = Type.Object({
  items: Type.Array(
    Type.Object({
      id: Type.String(),
      at: Type.String(),
      who: Type.Union([Type.String(), Type.Null()]),
      action: Type.String(),
      changed: Type.Array(Type.String()),
      reason: Type.Union([Type.String(), Type.Null()]),
    }),
  ),
  nextCursor: Type.Union([Type.String(), Type.Null()]),
})

export type EntryHistory = Static<typeof EntryHistorySchema>
export type Classification = Static<typeof ClassificationSchema>
export type DeclaredField = Static<typeof DeclaredFieldSchema>
export type CollectionRules = Static<typeof CollectionRulesSchema>
export type Registration = Static<typeof RegistrationSchema>
export type Duplicate = Static<typeof DuplicateSchema>
export type EntrySummary = Static<typeof EntrySummarySchema>
export type EntryPage = Static<typeof EntrySchema>
