// SPDX-License-Identifier: Apache-2.0
import { fileFormats } from '../contract/index.ts'
import type { OfferedVersion, PublishedDataset, SiteNames } from './open-dataset-view.ts'
import { filePath } from './open-dataset-view.ts'

const context = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  spdx: 'http://spdx.org/rdf/terms#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
}

// EU vocabulary of frequencies, which DCAT-AP asks for
const frequencies: Readonly<Record<string, string>> = {
  daily: 'DAILY',
  weekly: 'WEEKLY',
  monthly: 'MONTHLY',
  quarterly: 'QUARTERLY',
  yearly: 'ANNUAL',
  'on-change': 'IRREG',
}

const frequency = (cycle: string | null) => {
  const name = cycle === null ? undefined : frequencies[cycle]
  return name ? { '@id': `http://publications.europa.eu/resource/authority/frequency/${name}` } : undefined
}

const moment = (date: Date) => ({ '@value': date.toISOString(), '@type': 'xsd:dateTime' })

const distribution = (version: OfferedVersion, names: SiteNames) =>
  version.files.map((file) => ({
    '@type': 'dcat:Distribution',
    'dct:title': fileFormats[file.format].title,
    'dcat:accessURL': { '@id': `${names.publicUrl}/du-lieu/${version.datasetCode}` },
    'dcat:downloadURL': {
      '@id': `${names.publicUrl}${filePath(version.datasetCode, version.number, file.format)}`,
    },
    'dcat:mediaType': fileFormats[file.format].mediaType.split(';')[0],
    'dcat:byteSize': { '@value': String(file.size), '@type': 'xsd:nonNegativeInteger' },
    'spdx:checksum': {
      '@type': 'spdx:Checksum',
      'spdx:algorithm': { '@id': 'spdx:checksumAlgorithm_sha256' },
      'spdx:checksumValue': file.hash,
    },
    'dct:license': { '@id': `${names.publicUrl}/giay-phep` },
  }))

const dataset = ({ current: version, versions }: PublishedDataset, names: SiteNames) => ({
  '@id': `${names.publicUrl}/du-lieu/${version.datasetCode}`,
  '@type': 'dcat:Dataset',
  'dct:identifier': version.datasetCode,
  'dct:title': { '@value': version.title, '@language': 'vi' },
  'dct:description': { '@value': version.description, '@language': 'vi' },
  'dct:publisher': {
    '@type': 'foaf:Agent',
    'dct:identifier': version.ownerCode,
    'foaf:name': version.ownerName,
  },
  'dcat:theme': version.sectorName ?? undefined,
  'dcat:version': String(version.number),
  'dct:issued': moment((versions.at(-1) ?? version).publishedAt),
  'dct:modified': moment(version.publishedAt),
  'dct:accrualPeriodicity': frequency(version.updateCycle),
  'dct:license': { '@id': `${names.publicUrl}/giay-phep` },
  'dct:accessRights': { '@id': 'http://publications.europa.eu/resource/authority/access-right/PUBLIC' },
  'dcat:landingPage': { '@id': `${names.publicUrl}/du-lieu/${version.datasetCode}` },
  'dcat:distribution': distribution(version, names),
})

/** The catalogue of open data as DCAT 3 in JSON-LD, for harvesters such as the national portal. */
export const dcatCatalogue = (datasets: readonly PublishedDataset[], names: SiteNames): object => ({
  '@context': context,
  '@id': `${names.publicUrl}/du-lieu/catalog.jsonld`,
  '@type': 'dcat:Catalog',
  'dct:title': { '@value': `${names.platformName.vi} ${names.provinceName.vi}`, '@language': 'vi' },
  'dct:publisher': { '@type': 'foaf:Agent', 'foaf:name': names.provinceName.vi },
  'dct:language': 'vi',
  'dct:license': { '@id': `${names.publicUrl}/giay-phep` },
  'foaf:homepage': { '@id': `${names.publicUrl}/` },
  'dcat:dataset': datasets.map((published) => dataset(published, names)),
})
