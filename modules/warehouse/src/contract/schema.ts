// SPDX-License-Identifier: Apache-2.0
import Type from 'typebox'
import { type DataTypeKey, dataTypeKeys } from './data-types.ts'

/** The most fields that a dataset may have (architecture §3C). */
export const MOST_FIELDS = 500

const FieldId = Type.String({ pattern: '^f[1-9][0-9]{0,3}$' })
const RuleId = Type.String({ pattern: '^[a-z0-9][a-z0-9.-]{0,63}$' })
const LocalDate = Type.String({ pattern: '^[12][0-9]{3}-[01][0-9]-[0-3][0-9]$' })
const Decimal = Type.String({ pattern: '^-?[0-9]{1,18}(\\.[0-9]{1,20})?$' })
const LocalizedText = Type.Object(
  { vi: Type.String({ minLength: 1, maxLength: 500 }), en: Type.Optional(Type.String({ maxLength: 500 })) },
  { additionalProperties: false },
)
const DataTypeKeySchema = Type.Unsafe<DataTypeKey>(Type.Union(dataTypeKeys.map((key) => Type.Literal(key))))

/** Lowest and highest allowed value, both included: canonical decimals for numbers, YYYY-MM-DD for dates. */
export const ValueRange = Type.Object(
  {
    min: Type.Optional(Type.Union([Decimal, LocalDate])),
    max: Type.Optional(Type.Union([Decimal, LocalDate])),
  },
  { additionalProperties: false },
)

/** Fewest and most characters (Unicode code points) of the canonical value. */
export const LengthLimits = Type.Object(
  {
    min: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
    max: Type.Optional(Type.Integer({ minimum: 1, maximum: 16_000_000 })),
  },
  { additionalProperties: false },
)

/**
 * A code list that a field's values come from. The items valid on the row's own date count (`asOf` names the
 * date, datetime or year field; a year means its last day); without `asOf`, or when that field is empty, the batch's reference date.
 * With `accept: 'code-or-name'` a name is replaced by its code when it is the name of exactly one valid item.
 */
export const CodeListUse = Type.Object(
  {
    list: Type.String({ minLength: 1, maxLength: 100 }),
    asOf: Type.Optional(FieldId),
    accept: Type.Optional(
      Type.Union([Type.Literal('code'), Type.Literal('name'), Type.Literal('code-or-name')]),
    ),
  },
  { additionalProperties: false },
)

/**
 * How a field of type `admin-unit` finds its units: valid on the row's own date (`asOf`, as in a code list) or on the batch's;
 * `within` names fields that say where they lie (old district, province); `level`: the tier, when the column holds one only.
 */
export const UnitUse = Type.Object(
  {
    asOf: Type.Optional(FieldId),
    within: Type.Optional(Type.Array(FieldId, { maxItems: 4 })),
    level: Type.Optional(
      Type.Union([Type.Literal('province'), Type.Literal('district'), Type.Literal('commune')]),
    ),
  },
  { additionalProperties: false },
)

/** One column of a dataset. `id` never changes and never is reused (a rename is metadata only); `name` is the code that APIs use. */
export const Field = Type.Object(
  {
    id: FieldId,
    name: Type.String({ pattern: '^[a-z][a-z0-9_]{0,58}$' }),
    title: LocalizedText,
    type: DataTypeKeySchema,
    required: Type.Boolean(),
    unique: Type.Optional(Type.Boolean()),
    codeList: Type.Optional(CodeListUse),
    unitUse: Type.Optional(UnitUse),
    /** How this column is written: numbers `vi` 1.234,5 or `en` 1,234.5; dates `dmy`, `mdy`, `ymd`. */
    format: Type.Optional(Type.String({ maxLength: 20 })),
    length: Type.Optional(LengthLimits),
    range: Type.Optional(ValueRange),
    /** RE2 expression that the whole canonical value must match. */
    pattern: Type.Optional(Type.String({ minLength: 1, maxLength: 500 })),
    unit: Type.Optional(Type.String({ maxLength: 50 })),
    sensitive: Type.Union([Type.Literal('none'), Type.Literal('basic'), Type.Literal('sensitive')]),
    description: Type.Optional(LocalizedText),
  },
  { additionalProperties: false },
)

const Comparison = Type.Union([
  Type.Literal('='),
  Type.Literal('<>'),
  Type.Literal('<'),
  Type.Literal('<='),
  Type.Literal('>'),
  Type.Literal('>='),
])

/**
 * A statement about one row. Where a side is empty, a comparison holds when it is expected (mandatory rules forbid emptiness) and does
 * not hold in `when`. Empty parts of a sum count as 0.
 */
export const Condition = Type.Union([
  Type.Object({ field: FieldId, operator: Type.Literal('present') }, { additionalProperties: false }),
  Type.Object({ field: FieldId, operator: Type.Literal('absent') }, { additionalProperties: false }),
  Type.Object(
    { field: FieldId, operator: Type.Literal('in'), values: Type.Array(Type.String(), { minItems: 1 }) },
    { additionalProperties: false },
  ),
  Type.Object(
    { field: FieldId, operator: Comparison, value: Type.String({ minLength: 1 }) },
    { additionalProperties: false },
  ),
  Type.Object({ field: FieldId, operator: Comparison, other: FieldId }, { additionalProperties: false }),
  Type.Object(
    { field: FieldId, operator: Comparison, sumOf: Type.Array(FieldId, { minItems: 1, maxItems: 100 }) },
    { additionalProperties: false },
  ),
])

const ruleCommon = {
  id: RuleId,
  version: Type.Integer({ minimum: 1 }),
  severity: Type.Union([Type.Literal('error'), Type.Literal('warning')]),
  /** What to say when a row breaks the rule; `{value}` and `{title}` are filled in. Without it a standard sentence is used. */
  message: Type.Optional(LocalizedText),
}

function rule<Kind extends string, Properties extends Type.TProperties>(kind: Kind, properties: Properties) {
  return Type.Object(
    { ...ruleCommon, kind: Type.Literal(kind), ...properties },
    { additionalProperties: false },
  )
}

/**
 * One rule of the data firewall (R-WH-03). What a field itself declares (type, required, unique, length, range, pattern, code list)
 * becomes rules `<field>.type`, `<field>.mandatory` …, version 1, severity error; `rules` holds those that need their own severity,
 * version or words, and those across fields. `reference` and uniqueness against stored rows are judged by the store.
 */
export const Rule = Type.Union([
  rule('type', { field: FieldId }),
  rule('mandatory', { field: FieldId }),
  rule('length', { field: FieldId, length: LengthLimits }),
  rule('format', { field: FieldId, pattern: Type.String({ minLength: 1, maxLength: 500 }) }),
  rule('code-list', { field: FieldId, codeList: CodeListUse }),
  rule('unit', { field: FieldId }),
  rule('range', { field: FieldId, range: ValueRange }),
  rule('uniqueness', { fields: Type.Array(FieldId, { minItems: 1, maxItems: 20 }) }),
  rule('cross-field', { when: Type.Optional(Type.Array(Condition, { maxItems: 10 })), expect: Condition }),
  rule('reference', {
    field: FieldId,
    dataset: Type.String({ minLength: 1, maxLength: 100 }),
    otherField: Type.String({ minLength: 1, maxLength: 59 }),
  }),
])

/** The schema of a dataset: fields, keys, rules, and which fields carry geometry and the valid-time of a row. */
export const DatasetSchema = Type.Object(
  {
    version: Type.Integer({ minimum: 1 }),
    fields: Type.Array(Field, { minItems: 1, maxItems: MOST_FIELDS }),
    /** Field ids; the first is the primary key. Key fields are mandatory. */
    keys: Type.Array(Type.Array(FieldId, { minItems: 1, maxItems: 20 }), { maxItems: 10 }),
    rules: Type.Array(Rule, { maxItems: 500 }),
    geometry: Type.Optional(FieldId),
    validFromField: Type.Optional(FieldId),
    validToField: Type.Optional(FieldId),
  },
  { additionalProperties: false },
)

export type ValueRange = Type.Static<typeof ValueRange>
export type LengthLimits = Type.Static<typeof LengthLimits>
export type CodeListUse = Type.Static<typeof CodeListUse>
export type UnitUse = Type.Static<typeof UnitUse>
export type Field = Type.Static<typeof Field>
export type Condition = Type.Static<typeof Condition>
export type Rule = Type.Static<typeof Rule>
export type RuleKind = Rule['kind']
export type Severity = Rule['severity']
export type DatasetSchema = Type.Static<typeof DatasetSchema>
