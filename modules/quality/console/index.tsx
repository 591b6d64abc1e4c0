// SPDX-License-Identifier: Apache-2.0
import { consoleModule } from '@tinhso/kernel/ui'
import { Gauge } from 'lucide-react'
import { qualityTexts } from './quality-texts.ts'

/** Pages about quality: the dashboard, and the measures on a dataset's own page. */
export const qualityConsole = consoleModule({
  name: 'quality',
  menu: [
    {
      group: 'data',
      title: qualityTexts.title,
      to: '/chat-luong',
      icon: Gauge,
      order: 20,
      permission: 'quality.see',
    },
  ],
  routes: [{ path: '/chat-luong', title: qualityTexts.title, load: () => import('./quality-page.tsx') }],
  slots: [
    {
      slot: 'datasetQuality.measures',
      key: 'measures',
      title: qualityTexts.title,
      order: 10,
      load: () => import('./dataset-measures.tsx'),
    },
  ],
})
