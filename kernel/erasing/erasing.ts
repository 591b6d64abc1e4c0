// SPDX-License-Identifier: Apache-2.0
import type { Eraser, ErasingParts, ErasureTarget } from './contract.ts'

/** Who erases what: filled by modules while the house is set up. */
export interface Erasing {
  /** Takes in what a module brings; called once for each module, lowest first. */
  register(parts: ErasingParts): void
  target(type: string): ErasureTarget | undefined
  /** In the order in which they run: copies before sources, higher modules before lower ones, the kernel last. */
  erasers(): readonly Eraser[]
}

/** Makes the list; `own` are the erasers of the kernel's own stores. */
export const createErasing = (own: readonly Eraser[]): Erasing => {
  const brought: ErasingParts[] = []
  const inPhase = (phase: Eraser['phase']) =>
    [...[...brought].reverse().flatMap(({ erasers }) => erasers), ...own].filter(
      (eraser) => eraser.phase === phase,
    )
  return {
    register: (parts) => {
      brought.push(parts)
    },
    target: (type) =>
      brought.flatMap(({ targets }) => targets ?? []).find((candidate) => candidate.type === type),
    erasers: () => [...inPhase('copies'), ...inPhase('source')],
  }
}
