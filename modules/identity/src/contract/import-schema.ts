// SPDX-License-Identifier: Apache-2.0
import { type Static, Type } from 'typebox'
import { TextSchema } from './account-schema.ts'

const TextOrNull = Type.Union([Type.String(), Type.Null()])

/** What would happen to one line of a personnel list. `row` is the line number in the file; null for a missing person. */
export const ImportLineSchema = Type.Object({
  row: Type.Union([Type.Integer(), Type.Null()]),
  kind: Type.Union([
    Type.Literal('new'),
    Type.Literal('changed'),
    Type.Literal('unchanged'),
    Type.Literal('missing'),
    Type.Literal('error'),
  ]),
  displayName: Type.String(),
  username: TextOrNull,
  agencyName: TextOrNull,
  position: TextOrNull,
  changes: Type.Array(Type.Object({ field: TextSchema, from: TextOrNull, to: TextOrNull })),
  roles: Type.Array(TextSchema, { description: 'Roles that would be granted' }),
  errors: Type.Array(Type.Object({ column: Type.String(), message: TextSchema })),
})
export type ImportLine = Static<typeof ImportLineSchema>

/** A personnel list compared with the accounts there are. */
export const AccountImportSchema = Type.Object({
  id: Type.String(),
  fileName: Type.String(),
  status: Type.Union([Type.Literal('proposed'), Type.Literal('applied')]),
  uploadedAt: Type.String(),
  decisionNumber: TextOrNull,
  validFrom: Type.String(),
  counts: Type.Object({
    new: Type.Integer(),
    changed: Type.Integer(),
    unchanged: Type.Integer(),
    missing: Type.Integer(),
    error: Type.Integer(),
  }),
  columns: Type.Array(Type.Object({ heading: Type.String(), meaning: TextOrNull })),
  lines: Type.Array(ImportLineSchema),
  fingerprint: Type.String({
    description: 'Send it back when applying, so that what was reviewed is what happens',
  }),
  slipsUrl: TextOrNull,
})
export type AccountImport = Static<typeof AccountImportSchema>

/** The decision to apply a comparison. */
export const ApplyImportSchema = Type.Object({
  fingerprint: Type.String(),
  skipErrors: Type.Boolean(),
  suspendMissing: Type.Boolean(),
})
export type ApplyImport = Static<typeof ApplyImportSchema>
