// SPDX-License-Identifier: Apache-2.0
import type { SearchDocument } from '@tinhso/kernel/search'
import type { Version } from '../publication/publication.ts'

/** Kind of published datasets in the search over everything. */
export const openDatasetKind = 'open-dataset'

/** The published dataset as the search over everything finds it: anyone, at its page on the portal. */
export const searchDocument = (version: Version): SearchDocument => ({
  kind: openDatasetKind,
  id: version.datasetCode,
  title: version.title,
  code: version.datasetCode,
  body: [version.description, version.ownerName, ...version.fields.map(({ title }) => title)].join('\n'),
  url: `/du-lieu/${version.datasetCode}`,
  visibility: 'public',
})
