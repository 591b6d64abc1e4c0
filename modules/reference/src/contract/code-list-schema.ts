// SPDX-License-Identifier: Apache-2.0
import { type Static, Type } from 'typebox'

export const Day = Type.String({ format: 'date' })
const DayOrNull = Type.Union([Day, Type.Null()])
const TextOrNull = Type.Union([Type.String(), Type.Null()])
const Bilingual = Type.Object({ vi: Type.String(), en: Type.String() })

/** A code list. `derived`: its items are kept elsewhere in the platform and cannot be changed here. */
export const CodeListSchema = Type.Object({
  code: Type.String(),
  name: Bilingual,
  issuingAuthority: Type.String(),
  legalBasis: Type.String(),
  note: TextOrNull,
  validFrom: DayOrNull,
  validTo: DayOrNull,
  edition: Type.Integer(),
  version: Type.Integer(),
  derived: Type.Boolean(),
})
export type CodeList = Static<typeof CodeListSchema>

/** One version of a code: it holds from its first day up to, but not on, its last. */
export const CodeItemSchema = Type.Object({
  code: Type.String(),
  name: Bilingual,
  parentCode: TextOrNull,
  validFrom: DayOrNull,
  validTo: DayOrNull,
  supersededBy: TextOrNull,
})
export type CodeItem = Static<typeof CodeItemSchema>

export const CodeListsSchema = Type.Object({ items: Type.Array(CodeListSchema), nextCursor: Type.Null() })

/** A list with its editions, newest first, and how many codes hold today. */
export const CodeListPageSchema = Type.Object({
  ...CodeListSchema.properties,
  itemCount: Type.Integer(),
  editions: Type.Array(
    Type.Object({
      edition: Type.Integer(),
      publishedAt: Type.String(),
      publishedBy: Type.String(),
      added: Type.Integer(),
      changed: Type.Integer(),
      closed: Type.Integer(),
      note: TextOrNull,
    }),
  ),
})
export type CodeListPage = Static<typeof CodeListPageSchema>

/** Items valid on a day, or every version with `all`. */
export const CodeItemsQuerySchema = Type.Object(
  {
    date: Type.Optional(Day),
    all: Type.Optional(Type.Boolean()),
    q: Type.Optional(Type.String({ maxLength: 200 })),
    parent: Type.Optional(Type.String({ maxLength: 60 })),
    cursor: Type.Optional(Type.String({ maxLength: 12 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
  },
  { additionalProperties: false },
)
export type CodeItemsQuery = Static<typeof CodeItemsQuerySchema>

export const CodeItemListSchema = Type.Object({
  items: Type.Array(CodeItemSchema),
  nextCursor: TextOrNull,
  total: Type.Integer(),
})
export type CodeItemList = Static<typeof CodeItemListSchema>

/** A list to be published; authority and basis are refused when empty (R-REF-01). */
export const PublishCodeListSchema = Type.Object(
  {
    code: Type.String({ pattern: '^[a-z][a-z0-9-]{1,58}$' }),
    name: Bilingual,
    issuingAuthority: Type.String({ maxLength: 200 }),
    legalBasis: Type.String({ maxLength: 200 }),
    note: Type.Optional(Type.String({ maxLength: 500 })),
    validFrom: Type.Optional(Day),
  },
  { additionalProperties: false },
)
export type PublishCodeList = Static<typeof PublishCodeListSchema>

/** A change of a list's particulars. */
export const ChangeCodeListSchema = Type.Object(
  {
    name: Type.Optional(Bilingual),
    issuingAuthority: Type.Optional(Type.String({ maxLength: 200 })),
    legalBasis: Type.Optional(Type.String({ maxLength: 200 })),
    note: Type.Optional(TextOrNull),
    validTo: Type.Optional(DayOrNull),
    version: Type.Integer({ minimum: 1 }),
  },
  { additionalProperties: false },
)
export type ChangeCodeList = Static<typeof ChangeCodeListSchema>

/** A new code from a day on (without a day: since before records). */
export const AddCodeSchema = Type.Object(
  {
    code: Type.String({ minLength: 1, maxLength: 60 }),
    name: Type.Object({
      vi: Type.String({ minLength: 1, maxLength: 300 }),
      en: Type.Optional(Type.String({ maxLength: 300 })),
    }),
    parentCode: Type.Optional(TextOrNull),
    from: Type.Optional(Day),
  },
  { additionalProperties: false },
)
export type AddCode = Static<typeof AddCodeSchema>

/** The end of a code, and the one that supersedes it. */
export const CloseCodeSchema = Type.Object(
  { on: Day, supersededBy: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })) },
  { additionalProperties: false },
)
export type CloseCode = Static<typeof CloseCodeSchema>
