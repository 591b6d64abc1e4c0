// SPDX-License-Identifier: Apache-2.0
import { consoleModule } from '@tinhso/kernel/ui'
import { Building2, MapPinned } from 'lucide-react'
import { agencyFormTexts } from './agency-form-texts.ts'
import { organisationsTexts as texts } from './organisations-texts.ts'

/** Pages of agencies and administrative units. */
export const organisationsConsole = consoleModule({
  name: 'organisations',
  menu: [
    { group: 'shared', title: texts.agencies, to: '/co-quan', icon: Building2, order: 10 },
    { group: 'shared', title: texts.units, to: '/don-vi-hanh-chinh', icon: MapPinned, order: 20 },
  ],
  routes: [
    { path: '/co-quan', title: texts.agencies, load: () => import('./agency-list-page.tsx') },
    {
      path: '/co-quan/thieu-dau-moi',
      title: texts.missingFocal,
      load: () => import('./missing-focal-page.tsx'),
    },
    {
      path: '/co-quan/dang-ky',
      title: agencyFormTexts.register,
      load: () => import('./register-agency-page.tsx'),
    },
    { path: '/co-quan/$code', title: texts.agency, load: () => import('./agency-page.tsx') },
    {
      path: '/co-quan/$code/sua',
      title: agencyFormTexts.edit,
      load: () => import('./edit-agency-page.tsx'),
    },
    { path: '/don-vi-hanh-chinh', title: texts.units, load: () => import('./unit-list-page.tsx') },
    { path: '/don-vi-hanh-chinh/$code', title: texts.unit, load: () => import('./unit-page.tsx') },
  ],
})
