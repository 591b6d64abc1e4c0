// SPDX-License-Identifier: Apache-2.0
import Type from 'typebox'

/** What whoever brings a file undertakes. A changed text gets a new version, and is confirmed anew. */
export const undertakingText = {
  version: '2026-1',
  /** Known from secondary sources (reference of standards): by name and number only, no clause is cited. */
  legalBasis: 'Luật Bảo vệ bí mật nhà nước số 117/2025/QH15',
  text: {
    vi: 'Tôi cam kết tệp này không chứa bí mật nhà nước (Luật Bảo vệ bí mật nhà nước số 117/2025/QH15).',
    en: 'I undertake that this file holds no state secret (Law on protection of state secrets 117/2025/QH15).',
  },
} as const

/** The undertaking and since when the person has given it; null: not yet. */
export const Undertaking = Type.Object({
  version: Type.String(),
  text: Type.Object({ vi: Type.String(), en: Type.String() }),
  givenAt: Type.Union([Type.String(), Type.Null()]),
})
export type Undertaking = Type.Static<typeof Undertaking>
