// SPDX-License-Identifier: Apache-2.0
import type { LocalDate } from '@tinhso/kernel/clock'
import type { Kernel } from '@tinhso/kernel/module'
import type { Citation, DocumentList, DocumentListQuery, LegalDocument } from './contract/index.ts'
import { clauseLabel, documentLabel, splitReference, statusOn } from './document/document.ts'
import { listDocuments } from './document/document-list-view.ts'
import { findDocument } from './document/document-store.ts'

/** What other modules may ask about legal documents. A day left out means today. */
export interface LegalBasisDoor {
  /** By reference (`VB-023`), number (`47/2020/NĐ-CP`) or short name (`000`). */
  document(ref: string, day?: LocalDate): Promise<LegalDocument | null>
  /** A document with a clause, as it is written: `000 Đ27.2.b`. Null when the document is not in the list. */
  citation(reference: string, day?: LocalDate): Promise<Citation | null>
  /** Whether a document may be cited on a day; one with unknown validity may. False when it is not in the list. */
  inForce(ref: string, day?: LocalDate): Promise<boolean>
  list(query?: DocumentListQuery): Promise<DocumentList>
}

const cite = (document: LegalDocument, clause: string | null): Citation => {
  const name = documentLabel(document)
  const part = clause === null ? null : clauseLabel(clause)
  return {
    ref: document.ref,
    clause,
    label: { vi: part ? `${part.vi} ${name}` : name, en: part ? `${part.en}, ${name}` : name },
    title: document.title,
    status: document.status,
    validTo: document.validTo,
    replacedBy: document.replacedBy,
  }
}

/** Makes the door. */
export const createLegalBasisDoor = (kernel: Kernel): LegalBasisDoor => {
  const find = async (ref: string, day: LocalDate = kernel.clock.today()): Promise<LegalDocument | null> => {
    const stored = await findDocument(kernel.database.read, ref)
    return stored && { ...stored, status: statusOn(stored, day) }
  }
  return {
    document: find,
    citation: async (reference, day) => {
      const { ref, clause } = splitReference(reference)
      const document = await find(ref, day)
      return document && cite(document, clause)
    },
    inForce: async (ref, day) => {
      const status = (await find(ref, day))?.status
      return status === 'in-force' || status === 'unknown'
    },
    list: (query = {}) => listDocuments(kernel.database.read, query, kernel.clock.today()),
  }
}
