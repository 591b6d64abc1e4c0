// SPDX-License-Identifier: Apache-2.0
import type { LocalDate } from '@tinhso/kernel/clock'
import type { UnitRecord, UnitStepRecord } from '../unit/unit-store.ts'

/** A version of a unit to be imported; it has no internal id yet. */
export type PlannedUnit = Omit<UnitRecord, 'id'>

/** A step between two versions, each named by `versionKey`. */
export type PlannedStep = Omit<UnitStepRecord, 'predecessorId' | 'successorId'> & {
  readonly from: string
  readonly to: string
}

/** The name of a version: code and first day (nothing: since before records). */
export const versionKey = (code: string, validFrom: LocalDate | null): string => `${code}|${validFrom ?? ''}`

/** Collects what an import will write; a version added twice is kept once. */
export class UnitPlan {
  readonly units = new Map<string, PlannedUnit>()
  readonly steps = new Map<string, PlannedStep>()
  readonly warnings: string[] = []

  add(unit: PlannedUnit): string {
    const key = versionKey(unit.code, unit.validFrom)
    if (!this.units.has(key)) this.units.set(key, unit)
    return key
  }

  link(step: PlannedStep): void {
    this.steps.set(`${step.from}>${step.to}`, step)
  }

  /** A sentence for a person about rows that could not be checked; names the first few and counts the rest. */
  warn(sentence: string, names: readonly string[]): void {
    if (names.length === 0) return
    const shown = names.slice(0, 8).join(', ')
    const rest = names.length > 8 ? ` và ${names.length - 8} đơn vị khác` : ''
    this.warnings.push(`${sentence}: ${shown}${rest}.`)
  }

  /** The version of a code that is in force just before a day. */
  versionBefore(code: string, day: LocalDate): string | undefined {
    return [...this.units].find(
      ([, unit]) =>
        unit.code === code && (unit.validFrom ?? '') < day && (unit.validTo === null || unit.validTo >= day),
    )?.[0]
  }
}

const kinds = ['Thành phố', 'Thị trấn', 'Thị xã', 'Đặc khu', 'Phường', 'Huyện', 'Quận', 'Tỉnh', 'Xã']

/** The kind a full name begins with: `Phường Vỹ Dạ` is a `Phường`; a name without one is a `Đơn vị`. */
export const kindOf = (name: string): string => kinds.find((kind) => name.startsWith(`${kind} `)) ?? 'Đơn vị'
