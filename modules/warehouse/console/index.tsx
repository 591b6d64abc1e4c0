// SPDX-License-Identifier: Apache-2.0
import { consoleModule } from '@tinhso/kernel/ui'
import { MapPinCheck, ShieldQuestion } from 'lucide-react'
import { correctionTexts } from './correction-texts.ts'
import { ownDatasetsTexts } from './own-datasets-texts.ts'
import { personalTexts } from './personal/personal-texts.ts'
import { templateTexts } from './template-texts.ts'
import { unitTexts } from './unit-texts.ts'
import { warehouseTexts } from './warehouse-texts.ts'

/** Pages of the warehouse: bringing data, its check, approval, and the tabs of a dataset's page. */
export const warehouseConsole = consoleModule({
  name: 'warehouse',
  menu: [
    {
      group: 'shared',
      title: unitTexts.remembered,
      to: '/dia-danh-da-chon',
      icon: MapPinCheck,
      order: 25,
      permission: 'warehouse.batch.see',
    },
    {
      group: 'shared',
      title: personalTexts.withoutMenu,
      to: '/du-lieu-ca-nhan',
      icon: ShieldQuestion,
      order: 27,
      permission: 'warehouse.batch.see',
    },
  ],
  routes: [
    { path: '/du-lieu/$code/nap', title: warehouseTexts.upload, load: () => import('./upload-page.tsx') },
    {
      path: '/du-lieu/$code/lan-nap/$number',
      title: warehouseTexts.batch,
      load: () => import('./batch-page.tsx'),
    },
    {
      path: '/dia-danh-da-chon',
      title: unitTexts.remembered,
      load: () => import('./unit-choices-page.tsx'),
    },
    {
      path: '/du-lieu-ca-nhan',
      title: personalTexts.withoutTitle,
      load: () => import('./personal/without-purpose-page.tsx'),
    },
  ],
  slots: [
    {
      slot: 'datasetPage.actions',
      key: 'upload',
      title: warehouseTexts.upload,
      order: 10,
      permission: 'warehouse.batch.upload',
      load: () => import('./upload-action.tsx'),
    },
    {
      slot: 'datasetPage.actions',
      key: 'template',
      title: templateTexts.template,
      order: 20,
      permission: 'warehouse.batch.upload',
      load: () => import('./template-action.tsx'),
    },
    {
      slot: 'datasetPage.tabs',
      key: 'schema',
      title: warehouseTexts.tabSchema,
      order: 10,
      load: () => import('./schema-tab.tsx'),
    },
    {
      slot: 'datasetPage.tabs',
      key: 'data',
      title: warehouseTexts.tabData,
      order: 20,
      load: () => import('./data-tab.tsx'),
    },
    {
      slot: 'datasetPage.tabs',
      key: 'quality',
      title: warehouseTexts.tabQuality,
      order: 30,
      load: () => import('./quality-tab.tsx'),
    },
    {
      slot: 'datasetPage.tabs',
      key: 'batches',
      title: warehouseTexts.tabBatches,
      order: 40,
      permission: 'warehouse.batch.see',
      load: () => import('./batches-tab.tsx'),
    },
    {
      slot: 'datasetPage.tabs',
      key: 'corrections',
      title: correctionTexts.tab,
      order: 45,
      permission: 'warehouse.batch.see',
      load: () => import('./corrections-tab.tsx'),
    },
    {
      slot: 'datasetPage.tabs',
      key: 'personal-data',
      title: personalTexts.tab,
      order: 50,
      permission: 'warehouse.batch.see',
      load: () => import('./personal/personal-tab.tsx'),
    },
    {
      slot: 'home.work',
      key: 'batches',
      title: warehouseTexts.workTitle,
      order: 20,
      permission: 'warehouse.batch.see',
      load: () => import('./batch-work.tsx'),
    },
    {
      slot: 'home.work',
      key: 'own-datasets',
      title: ownDatasetsTexts.ownTitle,
      order: 30,
      permission: 'warehouse.batch.upload',
      load: () => import('./own-datasets.tsx'),
    },
  ],
})
