// SPDX-License-Identifier: Apache-2.0
import { consoleModule } from '@tinhso/kernel/ui'
import { CalendarDays, ListTree } from 'lucide-react'
import { referenceTexts } from './reference-texts.ts'

/** Pages of shared code lists and of the working calendar. */
export const referenceConsole = consoleModule({
  name: 'reference',
  menu: [
    { group: 'shared', title: referenceTexts.lists, to: '/danh-muc', icon: ListTree, order: 30 },
    { group: 'shared', title: referenceTexts.calendar, to: '/lich-lam-viec', icon: CalendarDays, order: 50 },
  ],
  routes: [
    { path: '/danh-muc', title: referenceTexts.lists, load: () => import('./code-list-list-page.tsx') },
    {
      path: '/danh-muc/cong-bo',
      title: referenceTexts.publish,
      load: () => import('./publish-list-page.tsx'),
    },
    { path: '/danh-muc/$list', title: referenceTexts.list, load: () => import('./code-list-page.tsx') },
    {
      path: '/danh-muc/$list/sua',
      title: referenceTexts.editList,
      load: () => import('./edit-list-page.tsx'),
    },
    {
      path: '/danh-muc/$list/nhap',
      title: referenceTexts.importTitle,
      load: () => import('./import-page.tsx'),
    },
    { path: '/lich-lam-viec', title: referenceTexts.calendar, load: () => import('./calendar-page.tsx') },
  ],
})
