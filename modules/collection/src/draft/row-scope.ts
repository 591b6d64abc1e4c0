// SPDX-License-Identifier: Apache-2.0
import type { FieldFault } from '@tinhso/kernel/errors'
import { fillText } from '@tinhso/kernel/i18n'
import { fold } from '@tinhso/kernel/search'
import type { TypedRows } from '@tinhso/warehouse'
import { messages, type RowValues } from '../contract/index.ts'
import type { Contribution } from '../contribution/contribution-store.ts'
import type { Round } from '../round/round-store.ts'

/** A written name as scopes are compared: composed, small letters, single blanks. */
export const plain = (value: string): string =>
  value.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase()

/** Every way of writing the names of agencies; without diacritics only where that means one of them. */
export const acceptedNames = (agencies: readonly (readonly string[])[]): string[][] => {
  const holders = new Map<string, Set<number>>()
  for (const [index, names] of agencies.entries())
    for (const name of names) holders.set(fold(name), (holders.get(fold(name)) ?? new Set()).add(index))
  return agencies.map((names) => [
    ...new Set([...names.map(plain), ...names.map(fold).filter((name) => holders.get(name)!.size === 1)]),
  ])
}

/** Whether a value of the scope field names this agency. */
export const isOwnScope = (contribution: Pick<Contribution, 'scopeAccepted'>, value: string): boolean =>
  contribution.scopeAccepted.includes(plain(value)) || contribution.scopeAccepted.includes(fold(value))

/** What a row must bear, and how it is refused otherwise. */
export interface RowScope {
  readonly round: Pick<Round, 'scopeField' | 'fixedValues'>
  readonly contribution: Pick<Contribution, 'scopeAccepted' | 'scopeValue' | 'agencyName'>
  readonly typed: Pick<TypedRows, 'schema' | 'judge'>
}

const titleOf = ({ typed }: RowScope, field: string) =>
  typed.schema.fields.find(({ id }) => id === field)?.title.vi ?? field

const faultOf = (
  code: 'collection.row-of-another' | 'collection.fixed-value',
  path: string,
  values: object,
) => ({ path, code, message: fillText(messages[code], { ...values }), ...values }) as FieldFault

/**
 * The row with the values that every row of this contribution bears, or the faults for which it is refused: it is a row
 * of another agency or of another period. `label` is how people count rows, from 1.
 */
export const scopedRow = (
  scope: RowScope,
  values: RowValues,
  label: number | string,
): { values: RowValues; faults: FieldFault[] } => {
  const { round, contribution, typed } = scope
  const path = `/rows/${label}`
  const faults: FieldFault[] = []
  const written = values[round.scopeField]?.trim() ?? ''
  if (written !== '' && !isOwnScope(contribution, written))
    faults.push(
      faultOf('collection.row-of-another', path, {
        row: label,
        value: written,
        field: titleOf(scope, round.scopeField),
        agency: contribution.agencyName,
      }),
    )
  const canonical = (field: string, value: string) =>
    typed.judge({ [field]: value }).normalised[field] ?? value
  for (const [field, fixed] of Object.entries(round.fixedValues)) {
    const value = values[field]?.trim() ?? ''
    if (value !== '' && canonical(field, value) !== canonical(field, fixed))
      faults.push(
        faultOf('collection.fixed-value', path, { row: label, value, field: titleOf(scope, field), fixed }),
      )
  }
  return {
    values: { ...values, ...round.fixedValues, [round.scopeField]: contribution.scopeValue },
    faults,
  }
}
