// SPDX-License-Identifier: Apache-2.0
import { consoleModule } from '@tinhso/kernel/ui'
import { Scale } from 'lucide-react'
import { legalTexts } from './legal-texts.ts'

/** Pages of legal documents. */
export const legalBasisConsole = consoleModule({
  name: 'legal-basis',
  menu: [{ group: 'shared', title: legalTexts.documents, to: '/van-ban', icon: Scale, order: 40 }],
  routes: [
    { path: '/van-ban', title: legalTexts.documents, load: () => import('./document-list-page.tsx') },
    {
      path: '/van-ban/dang-ky',
      title: legalTexts.register,
      load: () => import('./register-document-page.tsx'),
    },
    { path: '/van-ban/$ref', title: legalTexts.document, load: () => import('./document-page.tsx') },
  ],
})
