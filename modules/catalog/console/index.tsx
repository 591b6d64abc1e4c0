// SPDX-License-Identifier: Apache-2.0
import { consoleModule } from '@tinhso/kernel/ui'
import { Database } from 'lucide-react'
import { catalogTexts } from './catalog-texts.ts'

/** Pages of the catalogue: the list, the page of a dataset with its slots, registration. */
export const catalogConsole = consoleModule({
  name: 'catalog',
  menu: [{ group: 'data', title: catalogTexts.catalog, to: '/du-lieu', icon: Database, order: 10 }],
  routes: [
    { path: '/du-lieu', title: catalogTexts.catalog, load: () => import('./entry-list-page.tsx') },
    {
      path: '/du-lieu/dang-ky',
      title: catalogTexts.register,
      load: () => import('./register-entry-page.tsx'),
    },
    { path: '/du-lieu/$code', title: catalogTexts.dataset, load: () => import('./entry-page.tsx') },
    { path: '/du-lieu/$code/sua', title: catalogTexts.edit, load: () => import('./edit-entry-page.tsx') },
  ],
})
