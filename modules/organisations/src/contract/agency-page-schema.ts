// SPDX-License-Identifier: Apache-2.0
import { type Static, Type } from 'typebox'
import {
  AgencyNameSchema,
  AgencySchema,
  AgencySuccessionSchema,
  DayOrNull,
  TextOrNull,
} from './agency-schema.ts'
import { FocalOfficerSchema } from './focal-schema.ts'

/** The page of an agency: its particulars, names and codes over time, place in the tree, steps, officers. */
export const AgencyPageSchema = Type.Object({
  ...AgencySchema.properties,
  budgetCode: TextOrNull,
  address: TextOrNull,
  head: TextOrNull,
  domain: TextOrNull,
  note: TextOrNull,
  source: TextOrNull,
  closingDecision: TextOrNull,
  version: Type.Integer(),
  names: Type.Array(AgencyNameSchema),
  codes: Type.Array(
    Type.Object({
      code: Type.String(),
      provisional: Type.Boolean(),
      validFrom: DayOrNull,
      validTo: DayOrNull,
    }),
  ),
  parents: Type.Array(AgencySchema),
  children: Type.Array(AgencySchema),
  predecessors: Type.Array(AgencySuccessionSchema),
  successors: Type.Array(AgencySuccessionSchema),
  focalOfficers: Type.Array(FocalOfficerSchema),
})
export type AgencyPage = Static<typeof AgencyPageSchema>
