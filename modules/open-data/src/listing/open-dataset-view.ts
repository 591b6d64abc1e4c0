// SPDX-License-Identifier: Apache-2.0

import { isOverdue, nextUpdateDue } from '@tinhso/catalog/contract'
import { localDate } from '@tinhso/kernel/clock'
import type { Locale, Text } from '@tinhso/kernel/i18n'
import type { Kernel } from '@tinhso/kernel/module'
import { foldedWords } from '@tinhso/kernel/search'
import type { OpenDataset, PublicFile } from '../contract/index.ts'
import type { Publication, Version, VersionFile } from '../publication/publication.ts'
import { findPublic } from '../publication/publication-store.ts'
import { citation } from '../version/citation.ts'
import {
  currentVersions,
  faultyFiles,
  filesOf,
  searchCurrentVersions,
  versionsOf,
} from '../version/version-store.ts'
import type { ListedDataset } from './dataset-search.ts'

/** A version with the files that are still offered. */
export interface OfferedVersion extends Version {
  readonly files: readonly VersionFile[]
}

/** Everything the page of a dataset shows; `current` is the newest version. */
export interface PublishedDataset {
  readonly publication: Publication
  readonly current: OfferedVersion
  /** Newest first, the current one included. */
  readonly versions: readonly OfferedVersion[]
}

/** Names in citations and addresses: the portal's own, from the profile. */
export interface SiteNames {
  readonly publicUrl: string
  readonly platformName: Text
  readonly provinceName: Text
}

export const siteNames = ({ config, profile }: Kernel): SiteNames => ({
  publicUrl: config.publicUrl.replace(/\/$/, ''),
  platformName: { vi: profile.openData.name, en: 'Open data portal' },
  provinceName: profile.province.fullName,
})

/** Path of a file of a version; without a number the newest. */
export const filePath = (code: string, number: number | null, format: string): string =>
  number === null
    ? `/du-lieu/${code}/tai-ve/${code}.${format}`
    : `/du-lieu/${code}/phien-ban/${number}/${code}.${format}`

/** A dataset that is public now, or was before it was withdrawn; null for all others. */
export const findPublishedDataset = async (
  kernel: Kernel,
  code: string,
): Promise<PublishedDataset | null> => {
  const read = kernel.database.read
  const publication = await findPublic(read, code)
  if (!publication) return null
  const [versions, files] = [await versionsOf(read, publication.id), await filesOf(read, [publication.id])]
  const faulty = await faultyFiles(
    read,
    files.map(({ hash }) => hash),
  )
  const offered = versions.map((version) => ({
    ...version,
    files: files.filter((file) => file.number === version.number && !faulty.has(file.hash)),
  }))
  const current = offered.find(({ number }) => number === publication.currentVersion)
  return current ? { publication, current, versions: offered } : null
}

/** Published datasets whose text holds every word, with their formats; all of them for an empty query. */
export const listPublished = async (kernel: Kernel, q = ''): Promise<ListedDataset[]> => {
  const read = kernel.database.read
  const words = foldedWords(q.slice(0, 200)).slice(0, 12)
  const versions = words.length > 0 ? await searchCurrentVersions(read, words) : await currentVersions(read)
  const files = await filesOf(
    read,
    versions.map(({ publicationId }) => publicationId),
  )
  const formats = Map.groupBy(files, (file) => `${file.publicationId} ${file.number}`)
  return versions.map((version) => ({
    ...version,
    formats: (formats.get(`${version.publicationId} ${version.number}`) ?? []).map(({ format }) => format),
  }))
}

/** The citation of a version, with the address of that very version (R-OPN-08). */
export const citeVersion = (version: Version, names: SiteNames, locale: Locale): string =>
  citation(
    { ...version, url: `${names.publicUrl}/du-lieu/${version.datasetCode}#phien-ban-${version.number}` },
    names,
    locale,
  )

/** A dataset as the open API answers. */
export const openDatasetOf = (kernel: Kernel, version: OfferedVersion): OpenDataset => {
  const names = siteNames(kernel)
  const day = localDate(version.publishedAt)
  return {
    code: version.datasetCode,
    title: version.title,
    description: version.description,
    owner: { code: version.ownerCode, name: version.ownerName },
    sector: version.sector,
    dataType: version.dataType,
    updateCycle: version.updateCycle,
    licence: version.licence,
    // recognition is a decision of the council (000/002 Điều 5), and the house does not run the council yet
    recognised: false,
    legalBasis: [...version.legalBasis],
    version: version.number,
    publishedAt: version.publishedAt.toISOString(),
    nextUpdateDue: nextUpdateDue(day, version.updateCycle),
    overdue: isOverdue(day, version.updateCycle, kernel.clock.today()),
    rowCount: version.rowCount,
    fields: [...version.fields],
    files: version.files.map((file) => publicFile(version, file, names)),
    citation: citeVersion(version, names, 'vi'),
  }
}

const publicFile = (version: Version, file: VersionFile, names: SiteNames): PublicFile => ({
  format: file.format,
  url: `${names.publicUrl}${filePath(version.datasetCode, version.number, file.format)}`,
  size: file.size,
  sha256: file.hash,
})
