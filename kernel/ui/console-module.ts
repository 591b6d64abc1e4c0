// SPDX-License-Identifier: Apache-2.0
import type { LucideIcon } from 'lucide-react'
import type { ComponentType } from 'react'
import type { Text } from './language.tsx'

/** An entry of the menu; shown when the person holds the permission (or none is asked). */
export type MenuEntry = {
  group: 'work' | 'data' | 'shared' | 'administration'
  title: Text
  to: string
  icon: LucideIcon
  /** Position in its group, lower first. */
  order: number
  permission?: string
}

/** One page: `load` is a dynamic import, so the page travels only when it is opened. */
export type ConsoleRoute = {
  path: `/${string}`
  title: Text
  load: () => Promise<{ Page: ComponentType }>
}

/** A component that fills a slot offered by a page of a lower module. */
export type SlotFilling = {
  slot: string
  key: string
  title: Text
  order: number
  permission?: string
  load: () => Promise<{ Slot: ComponentType<{ subject: never }> }>
}

/** What a module brings to the console (contract G of the architecture). */
export type ConsoleModule = {
  name: string
  menu: MenuEntry[]
  routes: ConsoleRoute[]
  slots: SlotFilling[]
}

/** Declares a module's pages; what is left out is empty. */
export function consoleModule(parts: Partial<ConsoleModule> & { name: string }): ConsoleModule {
  return { menu: [], routes: [], slots: [], ...parts }
}
