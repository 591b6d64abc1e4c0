// SPDX-License-Identifier: Apache-2.0
import { defineModule } from '@tinhso/kernel/module'
import { legalBasisMessages, legalBasisPermissions } from './contract/index.ts'
import { changeValidityRoute } from './document/routes/change-validity.ts'
import { citeClauseRoute } from './document/routes/cite-clause.ts'
import { getDocumentRoute } from './document/routes/get-document.ts'
import { listDocumentsRoute } from './document/routes/list-documents.ts'
import { registerDocumentRoute } from './document/routes/register-document.ts'
import { createLegalBasisDoor } from './legal-basis-door.ts'
import { seedDocuments } from './seed/seed-documents.ts'

/** Legal documents with their validity: whatever cites a clause cites it here. */
export const legalBasis = defineModule({
  name: 'legal-basis',
  dependsOn: [],
  migrations: new URL('../migrations/', import.meta.url),
  permissions: legalBasisPermissions,
  messages: legalBasisMessages,
  setup: async ({ kernel }) => {
    const door = createLegalBasisDoor(kernel)
    return {
      door,
      routes: [
        listDocumentsRoute(kernel),
        getDocumentRoute(door),
        citeClauseRoute(door),
        registerDocumentRoute(kernel),
        changeValidityRoute(kernel),
      ],
      seed: () => seedDocuments(kernel),
    }
  },
})
