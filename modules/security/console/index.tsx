// SPDX-License-Identifier: Apache-2.0
import { consoleModule } from '@tinhso/kernel/ui'
import { Eraser, FileX2 } from 'lucide-react'
import { securityTexts } from './security-texts.ts'

/** Pages of information security: purges of content by two persons. */
export const securityConsole = consoleModule({
  name: 'security',
  menu: [
    {
      group: 'administration',
      title: securityTexts.purges,
      to: '/tieu-huy',
      icon: Eraser,
      order: 60,
      permission: 'security.purge.see',
    },
    {
      group: 'administration',
      title: securityTexts.refusedFiles,
      to: '/tep-bi-tu-choi',
      icon: FileX2,
      order: 62,
      permission: 'security.refused-file.see',
    },
  ],
  routes: [
    {
      path: '/tep-bi-tu-choi',
      title: securityTexts.refusedFiles,
      load: () => import('./refused-files-page.tsx'),
    },
    { path: '/tieu-huy', title: securityTexts.purges, load: () => import('./purge-list-page.tsx') },
    {
      path: '/tieu-huy/de-nghi',
      title: securityTexts.propose,
      load: () => import('./propose-purge-page.tsx'),
    },
    { path: '/tieu-huy/$number', title: securityTexts.purge, load: () => import('./purge-page.tsx') },
  ],
})
