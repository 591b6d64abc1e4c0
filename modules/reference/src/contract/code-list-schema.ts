// SPDX-License-Identifier: Apache-2.0
import Type, { type Static } from 'typebox'

const Day = Type.String({ pattern: '^[12][0-9]{3}-[01][0-9]-[0-3][0-9]$' })
const Nullable = <S extends Type.TSchema>(schema: S) => Type.Union([schema, Type.Null()])
const Code = Type.String({ minLength: 1, maxLength: 60, pattern: '^\\S(.*\\S)?$' })
const Name = Type.String({ minLength: 1, maxLength: 300, pattern: '\\S' })

export const CodeListSchema = Type.Object({
  code: Type.String(),
  title: Type.Object({ vi: Type.String(), en: Type.String() }),
  issuingAuthority: Type.String(),
  legalBasis: Type.String(),
  version: Type.Integer(),
  validFrom: Type.String(),
  validTo: Nullable(Type.String()),
  itemCount: Type.Integer(),
  updatedAt: Type.String(),
  mayManage: Type.Boolean(),
})

export const CodeItemSchema = Type.Object({
  code: Type.String(),
  name: Type.String(),
  nameEn: Nullable(Type.String()),
  parentCode: Nullable(Type.String()),
  validFrom: Type.String(),
  validTo: Nullable(Type.String()),
  supersededBy: Nullable(Type.String()),
})

/** What publishing a list takes; without authority or basis it is refused (R-REF-01). */
export const NewCodeListSchema = Type.Object({
  code: Type.String({ pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$', maxLength: 60 }),
  title: Type.Object({ vi: Name, en: Name }),
  issuingAuthority: Type.String({ maxLength: 300 }),
  legalBasis: Type.String({ maxLength: 300 }),
  validFrom: Day,
})

export const NewCodeItemSchema = Type.Object({
  code: Code,
  name: Name,
  nameEn: Type.Optional(Name),
  parentCode: Type.Optional(Code),
  validFrom: Type.Optional(Day),
})

export const ClosingSchema = Type.Object({ validTo: Day, supersededBy: Type.Optional(Code) })

const Change = Type.Object({ code: Type.String(), name: Type.String(), row: Type.Optional(Type.Integer()), before: Type.Optional(Type.String()) })

/** A file compared with a list: what is new, renamed, no longer in the file and closed, and what only we have. */
export const ListDiffSchema = Type.Object({
  importId: Type.String(),
  added: Type.Array(Change),
  changed: Type.Array(Change),
  closed: Type.Array(Change),
  localOnly: Type.Array(Change),
  unchanged: Type.Integer(),
})

export type CodeListView = Static<typeof CodeListSchema>
export type CodeItemView = Static<typeof CodeItemSchema>
export type NewCodeList = Static<typeof NewCodeListSchema>
export type NewCodeItem = Static<typeof NewCodeItemSchema>
export type ListDiff = Static<typeof ListDiffSchema>
