// SPDX-License-Identifier: Apache-2.0
import { consoleModule } from '@tinhso/kernel/ui'
import { Database } from 'lucide-react'
import { catalogTexts } from './catalog-texts.ts'

/** Pages of the catalogue: the list, the page of a dataset with its slots, registration. */
export const catalogConsole = consoleModule({
  name: 'catalog',
  menu: [{ group: 'data', title: catalogTexts.catalog, to: '/catalog', icon: Database, order: 10 }],
  routes: [
    { path: '/catalog', title: catalogTexts.catalog, load: () => import('./entry-list-page.tsx') },
    {
      path: '/catalog/register',
      title: catalogTexts.register,
      load: () => import('./register-entry-page.tsx'),
    },
    { path: '/catalog/$code', title: catalogTexts.dataset, load: () => import('./entry-page.tsx') },
    { path: '/catalog/$code/edit', title: catalogTexts.edit, load: () => import('./edit-entry-page.tsx') },
  ],
})
