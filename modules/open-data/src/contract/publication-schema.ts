// SPDX-License-Identifier: Apache-2.0
import Type, { type Static } from 'typebox'
import {
  type FileFormat,
  fileFormats,
  type Licence,
  licences,
  type PublicationStatus,
  publicationStatuses,
} from './words.ts'

const oneOf = <K extends string>(words: Readonly<Record<K, unknown>>) =>
  Type.Unsafe<K>(Type.Union(Object.keys(words).map((key) => Type.Literal(key))))

export const PublicationStatusSchema = oneOf<PublicationStatus>(publicationStatuses)
export const FileFormatSchema = oneOf<FileFormat>(fileFormats)
export const LicenceSchema = oneOf<Licence>(licences)

/** What the owner says to prepare a publication. Without `fieldIds` every column that is not personal becomes public. */
export const PreparationSchema = Type.Object({
  datasetCode: Type.String({ minLength: 1, maxLength: 120 }),
  fieldIds: Type.Optional(
    Type.Array(Type.String({ maxLength: 10 }), { minItems: 1, maxItems: 500, uniqueItems: true }),
  ),
  licence: Type.Optional(LicenceSchema),
  fee: Type.Optional(
    Type.Number({ minimum: 0, description: 'Đồng; open data is free, so anything above 0 is refused' }),
  ),
})

/** A publication as officials see it. */
export const PublicationSchema = Type.Object({
  datasetCode: Type.String(),
  title: Type.String(),
  status: PublicationStatusSchema,
  licence: LicenceSchema,
  caseId: Type.Union([Type.String(), Type.Null()]),
  currentVersion: Type.Union([Type.Integer(), Type.Null()]),
  publishedAt: Type.Union([Type.String(), Type.Null()]),
  nextUpdateDue: Type.Union([Type.String(), Type.Null()]),
  overdue: Type.Boolean(),
  withdrawalReason: Type.Union([Type.String(), Type.Null()]),
})

/** A public field: its name in files and API, and what it means. */
export const PublicFieldSchema = Type.Object({
  id: Type.String(),
  name: Type.String(),
  title: Type.String(),
  type: Type.String(),
  unit: Type.Optional(Type.String()),
  description: Type.Optional(Type.String()),
})

/** A file of a version, to download and to check. */
export const PublicFileSchema = Type.Object({
  format: FileFormatSchema,
  url: Type.String(),
  size: Type.Integer({ description: 'Bytes' }),
  sha256: Type.String(),
})

/** A published dataset as anyone reads it. */
export const OpenDatasetSchema = Type.Object({
  code: Type.String(),
  title: Type.String(),
  description: Type.String(),
  owner: Type.Object({ code: Type.String(), name: Type.String() }),
  sector: Type.Union([Type.String(), Type.Null()]),
  dataType: Type.Union([Type.String(), Type.Null()]),
  updateCycle: Type.Union([Type.String(), Type.Null()]),
  licence: LicenceSchema,
  recognised: Type.Boolean({ description: 'Recognised by the council (000/002 Điều 5)' }),
  legalBasis: Type.Array(Type.String()),
  version: Type.Integer(),
  publishedAt: Type.String(),
  nextUpdateDue: Type.Union([Type.String(), Type.Null()]),
  overdue: Type.Boolean(),
  rowCount: Type.Integer(),
  fields: Type.Array(PublicFieldSchema),
  files: Type.Array(PublicFileSchema),
  citation: Type.String(),
})

export type Preparation = Static<typeof PreparationSchema>
export type Publication = Static<typeof PublicationSchema>
export type PublicField = Static<typeof PublicFieldSchema>
export type PublicFile = Static<typeof PublicFileSchema>
export type OpenDataset = Static<typeof OpenDatasetSchema>
