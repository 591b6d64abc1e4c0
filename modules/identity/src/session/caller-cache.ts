// SPDX-License-Identifier: Apache-2.0
import type { Clock } from '@tinhso/kernel/clock'
import type { Caller } from '@tinhso/kernel/http'

const keptMs = 5_000
const largest = 5_000

/** Remembers callers for at most five seconds. */
export interface CallerCache {
  get(key: string, find: () => Promise<Caller>): Promise<Caller>
  /** Forgets everything, also what is being looked up at this moment. */
  clear(): void
}

/** Makes the cache; the day is part of the key because roles begin and end at midnight. */
export const createCallerCache = (clock: Clock): CallerCache => {
  const kept = new Map<string, { caller: Caller; until: number }>()
  let generation = 0
  return {
    get: async (key, find) => {
      const dated = `${clock.today()} ${key}`
      const now = clock.now().getTime()
      const known = kept.get(dated)
      if (known && known.until > now) return known.caller
      const begun = generation
      const caller = await find()
      if (begun === generation) {
        if (kept.size >= largest) kept.clear()
        kept.set(dated, { caller, until: now + keptMs })
      }
      return caller
    },
    clear: () => {
      generation += 1
      kept.clear()
    },
  }
}
