// SPDX-License-Identifier: Apache-2.0

/** What is known of a map beside its file: the coordinate system a person chose, the central meridian of the province in degrees. */
export type PlaceHints = { projection?: string | undefined; centralMeridian?: number | undefined }
