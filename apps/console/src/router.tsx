// SPDX-License-Identifier: Apache-2.0

import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { CONSOLE_BASE, type ConsoleRoute, Loading } from '@tinhso/kernel/ui'
import { auditTexts } from './audit/audit-texts.ts'
import { modules } from './modules.ts'
import { noticeTexts } from './notices/notice-texts.ts'
import { ErrorPage, NotFoundPage } from './shell/error-page.tsx'
import { Shell } from './shell/shell.tsx'

const ownRoutes: ConsoleRoute[] = [
  {
    path: '/',
    title: { vi: 'Việc của tôi', en: 'My work' },
    load: () => import('./home/home-page.tsx'),
  },
  { path: '/ho-so/$id', title: { vi: 'Hồ sơ', en: 'Case' }, load: () => import('./case/case-page.tsx') },
  {
    path: '/cach-nhan-thong-bao',
    title: noticeTexts.title,
    load: () => import('./notices/notice-preferences-page.tsx'),
  },
  { path: '/nhat-ky', title: auditTexts.title, load: () => import('./audit/audit-page.tsx') },
]

const searchOf = (text: string) => Object.fromEntries(new URLSearchParams(text))
const textOf = (search: Record<string, unknown>) => {
  const text = new URLSearchParams(search as Record<string, string>).toString()
  return text ? `?${text}` : ''
}

/** Builds the router from the shell's own pages and those of every module; each page is loaded when opened. */
export function createConsoleRouter() {
  const root = createRootRoute({
    component: Shell,
    errorComponent: ErrorPage,
    notFoundComponent: NotFoundPage,
  })
  const routes = [...ownRoutes, ...modules.flatMap((module) => module.routes)].map((route) =>
    createRoute({
      getParentRoute: () => root,
      path: route.path,
      component: lazyRouteComponent(route.load, 'Page'),
      errorComponent: ErrorPage,
      pendingComponent: Loading,
    }),
  )
  return createRouter({
    routeTree: root.addChildren(routes),
    basepath: CONSOLE_BASE,
    parseSearch: searchOf,
    stringifySearch: textOf,
    defaultPreload: false,
    scrollRestoration: true,
    scrollToTopSelectors: ['#content'],
  })
}
