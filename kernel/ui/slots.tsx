// SPDX-License-Identifier: Apache-2.0

import type { ComponentType } from 'react'
import { createContext, lazy, type ReactNode, Suspense, useContext, useMemo } from 'react'
import type { ConsoleModule, SlotFilling } from './console-module.ts'
import { Loading } from './loading.tsx'
import { useMay } from './session.tsx'

const SlotContext = createContext<SlotFilling[]>([])

/** Makes the fillings of all mounted modules known to the pages that offer slots. */
export function SlotProvider({ modules, children }: { modules: ConsoleModule[]; children: ReactNode }) {
  const fillings = useMemo(() => modules.flatMap((module) => module.slots), [modules])
  return <SlotContext value={fillings}>{children}</SlotContext>
}

/** The fillings of one slot that the person may see, in order. */
export function useSlot(slot: string): SlotFilling[] {
  const fillings = useContext(SlotContext)
  const may = useMay()
  return useMemo(
    () =>
      fillings
        .filter((filling) => filling.slot === slot && may(filling.permission))
        .sort((left, right) => left.order - right.order),
    [fillings, slot, may],
  )
}

const loaded = new Map<SlotFilling, ComponentType<{ subject: never }>>()

function componentOf(filling: SlotFilling) {
  const known = loaded.get(filling)
  if (known) return known
  const component = lazy(() => filling.load().then(({ Slot }) => ({ default: Slot })))
  loaded.set(filling, component)
  return component
}

/** Shows one filling; `subject` is what the offering page is about. */
export function SlotContent({ filling, subject }: { filling: SlotFilling; subject: unknown }) {
  const Content = componentOf(filling)
  return (
    <Suspense fallback={<Loading />}>
      <Content subject={subject as never} />
    </Suspense>
  )
}
