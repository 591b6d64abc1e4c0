// SPDX-License-Identifier: Apache-2.0
import type { FileFormat, Licence, PublicationStatus, PublicField } from '../contract/index.ts'

/** A dataset on its way to the public, as the module keeps it. */
export interface Publication {
  readonly id: string
  readonly datasetId: string
  readonly datasetCode: string
  readonly ownerAgencyId: string
  readonly caseId: string | null
  readonly status: PublicationStatus
  readonly fieldIds: readonly string[]
  readonly licence: Licence
  readonly currentVersion: number | null
  readonly preparedAt: Date
  readonly publishedAt: Date | null
  readonly withdrawnAt: Date | null
  readonly withdrawalReason: string | null
  readonly version: number
}

/** A published version, as it was described on the day of its publication. */
export interface Version {
  readonly publicationId: string
  readonly number: number
  readonly datasetCode: string
  readonly publishedAt: Date
  readonly knownLoad: number
  readonly rowCount: number
  readonly title: string
  readonly description: string
  readonly ownerCode: string
  readonly ownerName: string
  readonly sector: string | null
  readonly sectorName: string | null
  readonly dataType: string | null
  readonly updateCycle: string | null
  readonly licence: Licence
  readonly legalBasis: readonly string[]
  readonly fields: readonly PublicField[]
}

/** A file of a version; `hash` is its SHA-256 and its name in the file store. */
export interface VersionFile {
  readonly format: FileFormat
  readonly hash: string
  readonly size: number
}
