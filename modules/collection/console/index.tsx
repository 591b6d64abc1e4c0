// SPDX-License-Identifier: Apache-2.0
import { consoleModule } from '@tinhso/kernel/ui'
import { ClipboardList, Inbox } from 'lucide-react'
import { roundTexts } from './round-texts.ts'
import { taskTexts } from './task-texts.ts'

/** Pages of collection rounds: those of the owner of a dataset, and those of who contributes. */
export const collectionConsole = consoleModule({
  name: 'collection',
  menu: [
    {
      group: 'work',
      title: taskTexts.tasks,
      to: '/viec-thu-thap',
      icon: Inbox,
      order: 30,
      permission: 'collection.contribution.see',
    },
    {
      group: 'data',
      title: roundTexts.rounds,
      to: '/thu-thap',
      icon: ClipboardList,
      order: 30,
      permission: 'collection.round.see',
    },
  ],
  routes: [
    { path: '/thu-thap', title: roundTexts.rounds, load: () => import('./round-list-page.tsx') },
    { path: '/thu-thap/mo', title: roundTexts.open, load: () => import('./open-round-page.tsx') },
    { path: '/viec-thu-thap', title: taskTexts.tasks, load: () => import('./task-list-page.tsx') },
    {
      path: '/viec-thu-thap/$round/$agency',
      title: taskTexts.task,
      load: () => import('./task-page.tsx'),
    },
    { path: '/thu-thap/$code', title: roundTexts.round, load: () => import('./round-page.tsx') },
  ],
})
