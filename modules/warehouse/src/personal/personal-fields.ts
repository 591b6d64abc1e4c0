// SPDX-License-Identifier: Apache-2.0
import type { DatasetSchema, Field } from '../contract/index.ts'
import { refuse } from '../refuse.ts'
import type { DatasetEntry } from '../warehouse-parts.ts'

/** How strictly a level protects. */
export const levelRank: Readonly<Record<Field['sensitive'], number>> = { none: 0, basic: 1, sensitive: 2 }

/** The fields of a schema that are personal data. */
export const personalFields = (schema: DatasetSchema): Field[] =>
  schema.fields.filter(({ sensitive }) => sensitive !== 'none')

/** What an entry still lacks before personal data may be taken in. */
export type BasisGap = 'classification' | 'purpose' | 'legal-basis'

/** What an entry lacks to hold personal data: it must say so, for what purpose, and on what legal basis (R-SEC-14). */
export const basisGaps = ({ classification, personalDataPurpose, legalBasis }: DatasetEntry): BasisGap[] => [
  ...(classification.personalData === 'none' ? (['classification'] as const) : []),
  ...(personalDataPurpose?.trim() ? [] : (['purpose'] as const)),
  ...(legalBasis.some((basis) => basis.trim()) ? [] : (['legal-basis'] as const)),
]

const gapNames: Record<BasisGap, { vi: string; en: string }> = {
  classification: { vi: 'phân loại dữ liệu cá nhân', en: 'its class of personal data' },
  purpose: { vi: 'mục đích xử lý', en: 'the purpose of processing' },
  'legal-basis': { vi: 'căn cứ pháp lý', en: 'the legal basis' },
}

/**
 * Refuses a schema with personal fields, or rows for them, while the entry does not say what they are for. What is stored
 * already stays readable to its owner.
 */
export const requireBasis = (entry: DatasetEntry, schema: DatasetSchema): void => {
  const personal = personalFields(schema)
  const gaps = basisGaps(entry)
  if (personal.length === 0 || gaps.length === 0) return
  throw refuse('invalid', 'warehouse.personal-basis-missing', {
    title: entry.title,
    fields: personal.map(({ title }) => title.vi).join(', '),
    missing: {
      vi: gaps.map((gap) => gapNames[gap].vi).join(', '),
      en: gaps.map((gap) => gapNames[gap].en).join(', '),
    },
  })
}
