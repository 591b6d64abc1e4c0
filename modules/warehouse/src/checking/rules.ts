// SPDX-License-Identifier: Apache-2.0
import type { DatasetSchema, Field, Rule } from '../contract/schema.ts'

const declared = { version: 1, severity: 'error' } as const

/**
 * Every rule of a schema in the order in which faults are told: what fields declare (`<field>.type`, `<field>.mandatory`,
 * `.length`, `.range`, `.format`, `.code-list`, `.unit`, `.unique`), then `rules`, then the keys (`key.1` …). An explicit `type`
 * rule of a field stands in for the declared one.
 */
export function effectiveRules(schema: DatasetSchema): Rule[] {
  const keyFields = new Set(schema.keys.flat())
  const explicitTypes = new Set(schema.rules.flatMap((rule) => (rule.kind === 'type' ? [rule.field] : [])))
  return [
    ...schema.fields.flatMap((field) =>
      declaredRules(field, keyFields.has(field.id), explicitTypes.has(field.id)),
    ),
    ...schema.rules,
    ...schema.keys.map(
      (fields, index): Rule => ({ ...declared, id: `key.${index + 1}`, kind: 'uniqueness', fields }),
    ),
  ]
}

/** The fields that a rule names. */
export function fieldsOfRule(rule: Rule): string[] {
  if (rule.kind === 'uniqueness') return rule.fields
  if (rule.kind !== 'cross-field') return [rule.field]
  return [...(rule.when ?? []), rule.expect].flatMap((condition) => [
    condition.field,
    ...('other' in condition ? [condition.other] : []),
    ...('sumOf' in condition ? condition.sumOf : []),
  ])
}

function declaredRules(field: Field, inKey: boolean, typeIsExplicit: boolean): Rule[] {
  const { id, required, length, range, pattern, codeList, unique } = field
  const rule = (name: string) => ({ ...declared, id: `${id}.${name}` })
  const rules: (Rule | false | undefined)[] = [
    !typeIsExplicit && { ...rule('type'), kind: 'type', field: id },
    (required || inKey) && { ...rule('mandatory'), kind: 'mandatory', field: id },
    length && { ...rule('length'), kind: 'length', field: id, length },
    range && { ...rule('range'), kind: 'range', field: id, range },
    pattern !== undefined && { ...rule('format'), kind: 'format', field: id, pattern },
    codeList && { ...rule('code-list'), kind: 'code-list', field: id, codeList },
    field.type === 'admin-unit' && { ...rule('unit'), kind: 'unit', field: id },
    unique && { ...rule('unique'), kind: 'uniqueness', fields: [id] },
  ]
  return rules.filter((item) => typeof item === 'object')
}
