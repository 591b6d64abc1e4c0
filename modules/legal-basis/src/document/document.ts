// SPDX-License-Identifier: Apache-2.0
import type { LocalDate } from '@tinhso/kernel/clock'
import type { Text } from '@tinhso/kernel/i18n'
import type { DocumentStatus, LegalDocument } from '../contract/index.ts'

/** The days that decide about a document's validity. */
export type Validity = Pick<LegalDocument, 'issuedOn' | 'validFrom' | 'validTo'>

/** Whether a document holds on a day; without a stated first day the day of issue is taken. */
export const statusOn = ({ issuedOn, validFrom, validTo }: Validity, day: LocalDate): DocumentStatus => {
  if (validTo !== null && validTo <= day) return 'ended'
  const from = validFrom ?? issuedOn
  if (from === null) return validTo === null ? 'unknown' : 'in-force'
  return from <= day ? 'in-force' : 'not-yet'
}

const parts = /^(?:Đ|Điều\s+)(\d+[a-zđ]?)(?:\.(\d+))?(?:\.([a-zđ]))?$/iu

/**
 * A clause written short, spelled out; other texts stay as they are.
 * @example clauseLabel('Đ27.2.b') // { vi: 'Điều 27 khoản 2 điểm b', en: 'Article 27, clause 2, point b' }
 */
export const clauseLabel = (clause: string): Text => {
  const found = parts.exec(clause.trim())
  if (!found) return { vi: clause, en: clause }
  const [, article, number, point] = found
  return {
    vi: [`Điều ${article}`, number && `khoản ${number}`, point && `điểm ${point}`].filter(Boolean).join(' '),
    en: [`Article ${article}`, number && `clause ${number}`, point && `point ${point}`]
      .filter(Boolean)
      .join(', '),
  }
}

/** How a document is called in a sentence: type and number, else type and title. */
export const documentLabel = ({
  type,
  number,
  title,
}: Pick<LegalDocument, 'type' | 'number' | 'title'>): string => {
  if (number !== null)
    return number.startsWith('TCVN') || number.startsWith('QCVN') ? number : `${type} ${number}`
  return title?.toLowerCase().startsWith(type.toLowerCase()) ? title : `${type} “${title ?? ''}”`
}

/** A reference with its clause, as requirements write it: `000 Đ27.2.b`, `47/2020/NĐ-CP Đ43.3`. */
export const splitReference = (text: string): { ref: string; clause: string | null } => {
  const found = /^(.*?)\s+((?:Đ\d|Điều\s).*)$/u.exec(text.trim())
  return found ? { ref: found[1]!, clause: found[2]! } : { ref: text.trim(), clause: null }
}
