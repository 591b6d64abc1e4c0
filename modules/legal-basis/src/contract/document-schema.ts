// SPDX-License-Identifier: Apache-2.0
import { type Static, Type } from 'typebox'

const Day = Type.String({ format: 'date' })
const DayOrNull = Type.Union([Day, Type.Null()])
const TextOrNull = Type.Union([Type.String(), Type.Null()])

export const DocumentLevel = Type.Union([
  Type.Literal('national'),
  Type.Literal('provincial'),
  Type.Literal('standard'),
])
export type DocumentLevel = Static<typeof DocumentLevel>

/** Whether a document holds on a day; `unknown`: the sources give neither a day of issue nor one of validity. */
export const DocumentStatus = Type.Union([
  Type.Literal('in-force'),
  Type.Literal('ended'),
  Type.Literal('not-yet'),
  Type.Literal('unknown'),
])
export type DocumentStatus = Static<typeof DocumentStatus>

/** A legal document or standard as of a day. */
export const LegalDocumentSchema = Type.Object({
  ref: Type.String(),
  aliases: Type.Array(Type.String()),
  number: TextOrNull,
  type: Type.String(),
  issuer: TextOrNull,
  title: TextOrNull,
  issuedOn: DayOrNull,
  validFrom: DayOrNull,
  validTo: DayOrNull,
  replacedBy: TextOrNull,
  level: DocumentLevel,
  territory: TextOrNull,
  origin: Type.Union([Type.Literal('inventory'), Type.Literal('supplement'), Type.Literal('registered')]),
  note: TextOrNull,
  citations: Type.Array(
    Type.Object({ seed: Type.String(), count: Type.Integer(), lines: Type.Array(Type.Integer()) }),
  ),
  version: Type.Integer(),
  status: DocumentStatus,
})
export type LegalDocument = Static<typeof LegalDocumentSchema>

export const DocumentListQuerySchema = Type.Object(
  {
    q: Type.Optional(Type.String({ maxLength: 200 })),
    type: Type.Optional(Type.String({ maxLength: 60 })),
    level: Type.Optional(DocumentLevel),
    status: Type.Optional(DocumentStatus),
    date: Type.Optional(Day),
    cursor: Type.Optional(Type.String({ maxLength: 20 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
  },
  { additionalProperties: false },
)
export type DocumentListQuery = Static<typeof DocumentListQuerySchema>

export const DocumentListSchema = Type.Object({
  items: Type.Array(LegalDocumentSchema),
  nextCursor: TextOrNull,
  total: Type.Integer(),
})
export type DocumentList = Static<typeof DocumentListSchema>

/** A document to be entered. */
export const RegisterDocumentSchema = Type.Object(
  {
    number: Type.String({ minLength: 2, maxLength: 80 }),
    type: Type.String({ minLength: 2, maxLength: 60 }),
    issuer: Type.String({ minLength: 2, maxLength: 200 }),
    title: Type.String({ minLength: 3, maxLength: 500 }),
    issuedOn: Day,
    validFrom: Type.Optional(DayOrNull),
    validTo: Type.Optional(DayOrNull),
    replacedBy: Type.Optional(TextOrNull),
    level: DocumentLevel,
  },
  { additionalProperties: false },
)
export type RegisterDocument = Static<typeof RegisterDocumentSchema>

/** A change of the validity of a document. */
export const UpdateValiditySchema = Type.Object(
  {
    validFrom: DayOrNull,
    validTo: DayOrNull,
    replacedBy: TextOrNull,
    note: Type.Optional(TextOrNull),
    version: Type.Integer({ minimum: 1 }),
  },
  { additionalProperties: false },
)
export type UpdateValidity = Static<typeof UpdateValiditySchema>

/** A clause of a document, ready to be shown; `status` tells whether it may still be cited on the day asked for. */
export const CitationSchema = Type.Object({
  ref: Type.String(),
  clause: TextOrNull,
  label: Type.Object({ vi: Type.String(), en: Type.String() }),
  title: TextOrNull,
  status: DocumentStatus,
  validTo: DayOrNull,
  replacedBy: TextOrNull,
})
export type Citation = Static<typeof CitationSchema>
