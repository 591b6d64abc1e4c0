// SPDX-License-Identifier: Apache-2.0
import type { CodeListItem, CodeLists } from './checking/job.ts'

/** What the warehouse asks of the code lists; the door of the reference module fits it. */
export interface CodeListPort {
  itemsAt(
    list: string,
    day: string,
  ): Promise<
    readonly { code: string; name: { vi: string }; validFrom?: string | null; validTo?: string | null }[]
  >
}

/** Fetches the items of code lists for a check. */
export const codeListReader =
  (reference: CodeListPort, today: () => string) =>
  async (lists: readonly string[]): Promise<CodeLists> =>
    Object.fromEntries(
      await Promise.all(
        lists.map(async (list): Promise<[string, CodeListItem[]]> => {
          const items = await reference.itemsAt(list, today())
          return [
            list,
            items.map(({ code, name, validFrom, validTo }) => ({
              code,
              name: name.vi,
              validFrom: validFrom ?? null,
              validTo: validTo ?? null,
            })),
          ]
        }),
      ),
    )
