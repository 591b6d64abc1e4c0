// SPDX-License-Identifier: Apache-2.0
import Type from 'typebox'

const Level = Type.Union([Type.Literal('none'), Type.Literal('basic'), Type.Literal('sensitive')])
const OrNull = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** What the scan looks for; the patterns stand in `src/personal/personal-patterns.ts`. */
export const findingKinds = {
  'citizen-id': { vi: 'Số định danh cá nhân (CCCD)', en: 'Citizen identity number' },
  'old-id': { vi: 'Số CMND', en: 'Old identity card number' },
  phone: { vi: 'Số điện thoại di động', en: 'Mobile phone number' },
  email: { vi: 'Thư điện tử', en: 'E-mail address' },
  'bank-account': { vi: 'Số tài khoản ngân hàng', en: 'Bank account number' },
  'health-card': { vi: 'Số thẻ BHYT, sổ BHXH', en: 'Health or social insurance number' },
  'vehicle-plate': { vi: 'Biển số xe', en: 'Vehicle plate' },
  'name-and-birth': { vi: 'Họ tên kèm ngày sinh', en: 'Name with a date of birth' },
} as const

/** A kind of personal data that the scan finds. */
export type FindingKind = keyof typeof findingKinds

const FindingKindSchema = Type.Unsafe<FindingKind>(
  Type.Union(Object.keys(findingKinds).map((kind) => Type.Literal(kind))),
)

/** A person and when. */
const Deed = Type.Object({ name: Type.String(), at: Type.String() })

/** A field that a person protects less than was proposed, and why. */
export const LoweredField = Type.Object({
  schemaVersion: Type.Integer(),
  title: Type.String(),
  proposed: Level,
  chosen: Level,
  reason: Type.String(),
  name: Type.String(),
  at: Type.String(),
})
export type LoweredField = Type.Static<typeof LoweredField>

/** What looks like personal data in a column that is not protected; examples are masked. */
export const PersonalFinding = Type.Object({
  id: Type.String(),
  field: Type.String(),
  title: Type.String(),
  /** The column that makes the finding together with this one. */
  beside: OrNull(Type.String()),
  kind: FindingKindSchema,
  rows: Type.Integer(),
  examples: Type.Array(Type.String()),
  /** Open: keeps the column from being published. */
  state: Type.Union([Type.Literal('open'), Type.Literal('claimed'), Type.Literal('false-alarm')]),
  claim: OrNull(Type.Object({ ...Deed.properties, reason: Type.String() })),
  confirmed: OrNull(Deed),
  mayClaim: Type.Boolean(),
  mayConfirm: Type.Boolean(),
  maySeeRows: Type.Boolean(),
})
export type PersonalFinding = Type.Static<typeof PersonalFinding>

/** What the house knows of personal data in a dataset. */
export const PersonalData = Type.Object({
  /** What the entry still lacks: classification, purpose, legal-basis. */
  missing: Type.Array(Type.String()),
  purpose: OrNull(Type.String()),
  legalBasis: Type.Array(Type.String()),
  fields: Type.Array(Type.Object({ name: Type.String(), title: Type.String(), level: Level })),
  lowered: Type.Array(LoweredField),
  scan: OrNull(
    Type.Object({
      at: Type.String(),
      rows: Type.Integer(),
      columns: Type.Integer(),
      load: Type.Integer(),
      /** Whether it is of the rows and the schema in force now. */
      present: Type.Boolean(),
      findings: Type.Array(PersonalFinding),
    }),
  ),
  /** The purpose under which this person reads in full now. */
  unmasked: OrNull(Type.Object({ purpose: Type.String(), expiresAt: Type.String() })),
  mayScan: Type.Boolean(),
  mayUnmask: Type.Boolean(),
  maySeeReads: Type.Boolean(),
})
export type PersonalData = Type.Static<typeof PersonalData>

/** One request that read rows. `sure` tells, when a record was asked about, whether it certainly was among them. */
export const RowsReadLine = Type.Object({
  at: Type.String(),
  name: Type.String(),
  purpose: Type.String(),
  fields: Type.Array(Type.String()),
  unmasked: Type.Array(Type.String()),
  filters: Type.Array(Type.String()),
  rows: Type.Integer(),
  sure: Type.Optional(Type.Boolean()),
})
export type RowsReadLine = Type.Static<typeof RowsReadLine>

export const RowsReadPage = Type.Object({
  items: Type.Array(RowsReadLine),
  nextCursor: OrNull(Type.String()),
})

export type RowsReadPage = Type.Static<typeof RowsReadPage>

/** A dataset with personal fields whose entry does not say what they are for. */
export const DatasetWithoutBasis = Type.Object({
  code: Type.String(),
  title: Type.String(),
  ownerName: OrNull(Type.String()),
  fields: Type.Array(Type.String()),
  missing: Type.Array(Type.String()),
  /** Batches that wait for it. */
  held: Type.Integer(),
})
export type DatasetWithoutBasis = Type.Static<typeof DatasetWithoutBasis>
