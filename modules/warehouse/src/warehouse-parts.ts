// SPDX-License-Identifier: Apache-2.0
import type { Actor } from '@tinhso/kernel/access'
import type { Kernel } from '@tinhso/kernel/module'
import type { TakeTurns } from './batch/take-turns.ts'
import type { CheckRunner } from './checking/check-runner.ts'
import type { CodeListPort } from './code-lists.ts'
import type { ReadPolicy, StepName } from './contract/index.ts'
import type { UnitPort } from './units/unit-port.ts'

/** What the warehouse needs to know of a catalogue entry. */
export interface DatasetEntry {
  readonly id: string
  readonly code: string
  readonly title: string
  readonly ownerAgencyId: string | null
  readonly status: string
  readonly classification: {
    readonly access: string
    readonly importance: string
    readonly personalData: string
    readonly security: string
  }
  /** What personal data is processed for; null or blank when the owner has not said. */
  readonly personalDataPurpose: string | null
  readonly legalBasis: readonly string[]
  /** Where its rows come from, as the catalogue names it. */
  readonly sources: readonly string[]
  readonly collectionRules: { readonly number: string } | null
}

/** An inventory of the profile that is a dataset of its own. */
export interface Inventory {
  readonly code: string
  readonly title: string
  readonly fields: readonly { readonly title: string; readonly type: string; readonly required: boolean }[]
  readonly rows: readonly (readonly string[])[]
}

/** What the warehouse asks of the catalogue; the catalogue's door fits it. */
export interface CatalogPort {
  entryByCode(code: string): Promise<DatasetEntry | null>
  entriesByIds(ids: readonly string[]): Promise<DatasetEntry[]>
  /** The province's own inventories, the first content of the warehouse: rows as text, in the order of the fields. */
  inventories(): Promise<Inventory[]>
  canSee(actor: Actor, entry: DatasetEntry): boolean
}

/** What the warehouse asks of the agencies; the door of the organisations fits it. */
export interface AgencyPort {
  agencyById(id: string): Promise<{ readonly name: string } | null>
}

/** Says under which policy anyone may read a dataset; null: not published. */
export type PublicPolicyProvider = (datasetId: string) => Promise<ReadPolicy | null>

/** Ends a process when a test asked for it at this point: a named step, or the last moment of its transaction. */
export type KillPoint = (point: StepName | 'stage-commit' | 'load-commit') => void

/** The hands that the parts of the warehouse share. */
export interface WarehouseParts {
  readonly kernel: Kernel
  readonly catalog: CatalogPort
  readonly runner: CheckRunner
  readonly reference: CodeListPort
  readonly units: UnitPort
  readonly agencies: AgencyPort
  /** Ends the process when a test asked for it at this step. */
  readonly killPoint: KillPoint
  /** Checks that run in this process, by batch id, so that cancelling ends them at once. */
  readonly running: Map<string, AbortController>
  /** Large loads keep the database busy one at a time. */
  readonly takeTurns: TakeTurns
  /** Filled by the open-data module. */
  readonly publicPolicy: { provider: PublicPolicyProvider | null }
}

/** The private folder of a batch: what the check wrote about its file. */
export const batchFolder = (kernel: Kernel, batchId: string): string => kernel.statePath('batches', batchId)
