// SPDX-License-Identifier: Apache-2.0
import type { LedgerLine } from '../calendar/index.ts'
import type { LocalDate } from '../clock/index.ts'

/** A running or finished case: the process truth about one aggregate. */
export interface CaseRecord {
  readonly id: string
  readonly definition: string
  readonly definitionVersion: number
  readonly aggregate: { readonly type: string; readonly id: string }
  readonly title: string
  readonly link: string | null
  readonly state: string
  /** Counts the states entered; confirmations, timers and children belong to one visit of a state. */
  readonly visit: number
  readonly agencyId: string | null
  readonly requester: { readonly accountId: string | null; readonly agencyId: string | null }
  readonly assigneeId: string | null
  readonly data: Readonly<Record<string, unknown>>
  readonly parent: {
    readonly caseId: string
    readonly group: string
    readonly visit: number
    readonly index: number
  } | null
  readonly openedAt: Date
  /** When the present state was entered. */
  readonly enteredAt: Date
  readonly closedAt: Date | null
  /** Day by which the next step is owed, and the account of it. */
  readonly due: Due | null
  readonly clock: CaseClock | null
  readonly version: number
}

/** A deadline with its day-by-day account; the account is empty for a day taken from the data. */
export interface Due {
  readonly on: LocalDate
  readonly ledger: readonly LedgerLine[]
  readonly action: string | null
}

/** The overall time of a case: its length in working days, its pauses, and where it stands. */
export interface CaseClock {
  readonly startedOn: LocalDate
  readonly workingDays: number | null
  readonly dueOn: LocalDate
  readonly ledger: readonly LedgerLine[]
  readonly pauses: readonly { readonly from: LocalDate; readonly to: LocalDate | null }[]
  readonly stoppedOn: LocalDate | null
}
