// SPDX-License-Identifier: Apache-2.0
import { consoleModule } from '@tinhso/kernel/ui'
import { Megaphone } from 'lucide-react'
import { openDataTexts } from './open-data-texts.ts'

/** What open data brings to the console: the list of publications, and the publication of a dataset on its page. */
export const openDataConsole = consoleModule({
  name: 'open-data',
  menu: [
    {
      group: 'data',
      title: openDataTexts.publications,
      to: '/cong-bo',
      icon: Megaphone,
      order: 40,
      permission: 'open-data.publication.see',
    },
  ],
  routes: [
    {
      path: '/cong-bo',
      title: openDataTexts.publications,
      load: () => import('./publication-list-page.tsx'),
    },
  ],
  slots: [
    {
      slot: 'datasetPage.tabs',
      key: 'publication',
      title: openDataTexts.tab,
      order: 60,
      permission: 'open-data.publication.see',
      load: () => import('./publication-tab.tsx'),
    },
  ],
})
