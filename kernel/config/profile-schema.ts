// SPDX-License-Identifier: Apache-2.0
import { type Static, Type } from 'typebox'
import {
  DeadlinesSchema,
  RetentionMonthsSchema,
  SecurityLimitsSchema,
  ThresholdsSchema,
} from './profile-deadlines.ts'
import {
  AgencyName,
  Bilingual,
  Dated,
  Day,
  Group,
  Silent,
  Switch,
  Time,
  WebAddress,
  Words,
} from './profile-parts.ts'

// This file holds the words of the provincial regulations, not of the kernel: it describes profiles/*/profile.json.

const Tier = Type.Union([Type.Literal('province'), Type.Literal('district'), Type.Literal('commune')])
const Side = Type.Union([
  Type.Literal('province-office'),
  Type.Literal('focal-department'),
  Type.Literal('lead-agency'),
])

const identity = {
  name: Type.String({ pattern: '^[a-z][a-z-]*$', description: 'Same as the folder' }),
  province: Group({
    code: Type.String({ pattern: '^\\d{2}$', description: 'Code of the General Statistics Office' }),
    agencyCode: Type.String({ pattern: '^H\\d{2}$', description: 'Level 1 code, QĐ 20/2020/QĐ-TTg' }),
    name: Words,
    fullName: Bilingual,
    authority: Bilingual,
  }),
  successor: Silent(
    Group({
      code: Words,
      agencyCode: Words,
      name: Words,
      fullName: Bilingual,
      from: Day,
      basis: Words,
      notice: Bilingual,
    }),
  ),
  referenceDate: Day,
  coordinates: Group({
    centralMeridian: Type.Number({
      minimum: 102,
      maximum: 112,
      description: 'Degrees; zone of 3° of VN-2000 in which maps of the province are drawn',
    }),
  }),
  administrativeTiers: Dated({ tiers: Type.Array(Tier, { minItems: 1 }) }),
}

const law = {
  instrument: Group({ kind: Words, number: Silent(Words), date: Silent(Day), title: Words, issuer: Words }),
  effectiveDate: Silent(Day),
  articles: Group({
    count: Type.Integer({ minimum: 1 }),
    numbering: Type.Array(Group({ common: Type.Integer(), here: Type.Integer() }), {
      description: 'Articles that bear another number here than in the common text',
    }),
  }),
  scope: Group({ subject: Words, actors: Words, stateSecrets: Words }),
}

const institutions = {
  focalDepartment: Dated(AgencyName),
  operatorCentre: Silent(Group({ ...AgencyName, hosting: Words })),
  securityLead: Dated(AgencyName),
  rulesIssuer: Silent(Words),
  ssoUrl: Silent(WebAddress),
  ssoHostedAt: Silent(Words),
  dedicatedNetwork: Silent(Words),
}

const Place = Silent(Group({ name: Words, url: Silent(WebAddress) }))

const platforms = {
  dataPlatform: Group({
    name: Words,
    aliases: Type.Array(Words),
    url: Silent(WebAddress),
    purpose: Silent(Words),
  }),
  workspace: Place,
  citizenApp: Silent(Group({ name: Words, integrationRule: Silent(Words) })),
  map: Silent(Group({ url: WebAddress, shownAtOperationsCentre: Type.Boolean() })),
  reporting: Place,
  cloud: Silent(Group({ access: Words, models: Type.Array(Words) })),
  openData: Group({ name: Words, url: Silent(WebAddress) }),
  dxPortal: Silent(
    Group({ name: Words, url: WebAddress, attribution: Type.Array(Words, { minItems: 2, maxItems: 2 }) }),
  ),
  cms: Silent(Group({ rule: Words, leads: Type.Array(Words, { minItems: 1 }) })),
  framework: Group({
    dbms: Type.Array(Words),
    languages: Type.Array(Words),
    eaCompliance: Type.Union([
      Type.Literal('required'),
      Type.Literal('connection-only'),
      Type.Literal('not-stated'),
    ]),
  }),
  domainPattern: Silent(Type.String({ pattern: '^\\*\\.[a-z0-9.-]+$' })),
}

const procedures = {
  handover: Group({ labels: Group({ acceptance: Words, warrantyEnd: Words }) }),
  council: Group({
    enabled: Type.Boolean(),
    members: Type.Array(Side),
    quorum: Silent(Type.Number({ exclusiveMinimum: 0, maximum: 1 })),
    majority: Silent(Type.Number({ exclusiveMinimum: 0, maximum: 1 })),
    leadAgencyMayDecide: Type.Boolean(),
  }),
  sharedList: Group({
    enabled: Type.Boolean(),
    decidedBy: Silent(Words),
    decision: Silent(Words),
  }),
  focalPoints: Group({
    level: Type.Union([Type.Literal('province'), Type.Literal('province-and-agency')]),
  }),
  sharingServiceSystem: Group({ named: Type.Boolean(), operator: Words }),
  eform: Group({ channel: Words }),
  refusal: Group({ extraNotice: Type.Boolean(), authority: Silent(Words) }),
  suspension: Group({ enabled: Type.Boolean(), basis: Silent(Words) }),
  termination: Group({ enabled: Type.Boolean(), basis: Silent(Words) }),
  dispute: Group({ order: Type.Union([Type.Literal('complaint'), Type.Literal('provider-first')]) }),
  onwardSharing: Group({ provinceConsent: Type.Boolean(), ownerConsent: Type.Boolean() }),
  fees: Switch,
  contractForm: Switch,
  subjectInitiatedSharing: Switch,
  review: Group({ annual: Type.Boolean(), beforePublication: Type.Boolean(), planApprover: Silent(Words) }),
  budgetSupport: Silent(Words),
  deadlines: DeadlinesSchema,
}

const Margin = Type.Integer({ minimum: 5, maximum: 60 })
const PageMargins = Group({ top: Margin, right: Margin, bottom: Margin, left: Margin })
const LetterSize = Type.Number({ minimum: 4, maximum: 16 })

const printing = Group(
  {
    portraitMargins: PageMargins,
    landscapeMargins: PageMargins,
    size: LetterSize,
    smallestSize: LetterSize,
    numberedFrom: Type.Integer({ minimum: 1 }),
  },
  'Printed tables: margins in mm, letters in points, first page that bears its number (NĐ 30/2020, Phụ lục I)',
)

const operation = {
  officeHours: Group({ opens: Time, closes: Time }),
  branding: Group({
    platformName: Bilingual,
    accentColour: Type.String({ pattern: '^#[0-9a-fA-F]{6}$' }),
    emblem: Silent(Words),
    contact: Group({
      name: Bilingual,
      address: Silent(Bilingual),
      phone: Silent(Words),
      email: Silent(Words),
    }),
  }),
  thresholds: ThresholdsSchema,
  security: SecurityLimitsSchema,
  printing,
  retentionMonths: RetentionMonthsSchema,
  content: Type.Array(Words, { description: 'Files of the content folder that make up the first content' }),
}

/**
 * A province's profile: everything that differs between provinces (requirements §4). `clauses` tells, for a key or a
 * dotted path in it, which clause the value comes from; a value without one is the province's own choice.
 */
export const ProfileSchema = Group({
  ...identity,
  ...law,
  ...institutions,
  ...platforms,
  ...procedures,
  ...operation,
  clauses: Type.Record(Type.String(), Words),
})

export type Profile = Static<typeof ProfileSchema>
