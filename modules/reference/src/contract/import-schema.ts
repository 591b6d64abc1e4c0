// SPDX-License-Identifier: Apache-2.0
import { type Static, Type } from 'typebox'
import { CodeItemSchema, Day } from './code-list-schema.ts'

const Change = Type.Object({ before: CodeItemSchema, after: CodeItemSchema })

/** How a file differs from the list (R-REF-05); `fingerprint` names this comparison when it is applied. */
export const CodeListDiffSchema = Type.Object({
  added: Type.Array(CodeItemSchema),
  changed: Type.Array(Change),
  closed: Type.Array(Change),
  localOnly: Type.Array(CodeItemSchema),
  unchanged: Type.Integer(),
  fingerprint: Type.String(),
})
export type CodeListDiff = Static<typeof CodeListDiffSchema>

/** A file to be compared; `content` is base64. Changes hold from `effectiveOn`. */
export const CompareFileSchema = Type.Object(
  {
    fileName: Type.String({ minLength: 1, maxLength: 200 }),
    content: Type.String({ maxLength: 12_000_000 }),
    effectiveOn: Day,
  },
  { additionalProperties: false },
)
export type CompareFile = Static<typeof CompareFileSchema>

/** Applies a comparison a person has seen; `closeLocalOnly` also closes codes that the file does not have. */
export const ApplyFileSchema = Type.Object(
  {
    ...CompareFileSchema.properties,
    fingerprint: Type.String(),
    closeLocalOnly: Type.Boolean(),
  },
  { additionalProperties: false },
)
export type ApplyFile = Static<typeof ApplyFileSchema>

/** What an import changed. */
export const AppliedSchema = Type.Object({
  added: Type.Integer(),
  changed: Type.Integer(),
  closed: Type.Integer(),
  edition: Type.Integer(),
})
export type Applied = Static<typeof AppliedSchema>
