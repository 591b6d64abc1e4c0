// SPDX-License-Identifier: Apache-2.0

/** Does one piece of work after another, in the order in which they were asked for. */
export type TakeTurns = <T>(work: () => Promise<T>) => Promise<T>

/**
 * A queue for work that keeps the database busy: several large loads at once would take no less time, and everybody who asks for a
 * page meanwhile would wait behind all of them.
 */
export const createTurns = (): TakeTurns => {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const turn = last.then(work)
    last = turn.catch(() => undefined)
    return turn
  }
}
