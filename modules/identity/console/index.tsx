// SPDX-License-Identifier: Apache-2.0
import { consoleModule } from '@tinhso/kernel/ui'
import { UsersRound } from 'lucide-react'
import { identityTexts } from './identity-texts.ts'

/** Pages of accounts: one's own, and the administration inside one's scope. */
export const identityConsole = consoleModule({
  name: 'identity',
  menu: [
    {
      group: 'administration',
      title: identityTexts.accounts,
      to: '/tai-khoan',
      icon: UsersRound,
      order: 10,
      permission: 'identity.account.read',
    },
  ],
  routes: [
    { path: '/tai-khoan-cua-toi', title: identityTexts.mine, load: () => import('./own-account-page.tsx') },
    { path: '/tai-khoan', title: identityTexts.accounts, load: () => import('./account-list-page.tsx') },
    { path: '/tai-khoan/them', title: identityTexts.add, load: () => import('./new-account-page.tsx') },
    {
      path: '/tai-khoan/nhap-danh-sach',
      title: identityTexts.importTitle,
      load: () => import('./import-page.tsx'),
    },
    {
      path: '/tai-khoan/nhap-danh-sach/$id',
      title: identityTexts.importTitle,
      load: () => import('./import-review-page.tsx'),
    },
    { path: '/tai-khoan/$username', title: identityTexts.account, load: () => import('./account-page.tsx') },
  ],
})
