// SPDX-License-Identifier: Apache-2.0
import Type from 'typebox'

const Nullable = <S extends Type.TSchema>(schema: S) => Type.Union([schema, Type.Null()])
const Reason = Nullable(Type.String())

/** A file that bore a mark of secrecy: what is known of it is all that was kept. */
export const RefusedFile = Type.Object({
  number: Type.Integer(),
  hash: Type.String(),
  size: Type.Integer(),
  mark: Type.String(),
  brought: Type.Object({ name: Type.String(), at: Type.String() }),
  review: Type.Unsafe<'none' | 'asked' | 'allowed' | 'upheld'>(Type.String()),
  reviewReason: Reason,
  reviewedBy: Nullable(Type.String()),
  decisionReason: Reason,
  allowed: Type.Array(Type.Unsafe<'ask' | 'decide'>(Type.String())),
})
export type RefusedFile = Type.Static<typeof RefusedFile>
