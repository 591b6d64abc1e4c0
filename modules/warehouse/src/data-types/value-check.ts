// SPDX-License-Identifier: Apache-2.0
import { type DataTypeKey, describeDataType } from '../contract/data-types.ts'
import { cleanCell, cleanCellSql } from './cell.ts'
import { type Compiled, compileExpression } from './compile-expression.ts'
import { expressionToSql } from './expression-sql.ts'
import { dataTypeDefinition, formatOf, type ValueCheck } from './index.ts'

/** What became of a cell: its canonical value (null when missing or wrong) and the first check that it failed. */
export type CheckedValue = { canonical: string | null; failed: ValueCheck | null }

/** A data type in one way of writing as pieces of DuckDB SQL. */
export type ValueCheckSql = {
  checks: readonly ValueCheck[]
  clean: (raw: string) => string
  canonical: (clean: string) => string
  failed: (canonical: string) => string
}

/** A data type in one way of writing, ready to judge cells in TypeScript. */
export function compileValueCheck(
  key: DataTypeKey,
  format?: string,
): (raw: string | null | undefined, referenceYear: number) => CheckedValue {
  const definition = dataTypeDefinition(key)
  const normalise = compileExpression(definition.normalise(formatOf(key, format)))
  const checks = definition.checks.map((check) => ({ check, holds: compileExpression(check.holds) }))
  return (raw, referenceYear) => {
    const cell = cleanCell(raw, keepsMark(key))
    if (cell === null) return { canonical: null, failed: null }
    const canonical = String(normalise(cell, referenceYear))
    const failed = checks.find(({ holds }: { holds: Compiled }) => !holds(canonical, referenceYear))
    return failed ? { canonical: null, failed: failed.check } : { canonical, failed: null }
  }
}

/** The same in DuckDB SQL: `clean` of a raw column, `canonical` of a clean one, `failed` (0 or the 1-based number of the check) of a canonical one. */
export function valueCheckSql(
  key: DataTypeKey,
  format: string | undefined,
  referenceYear: number,
): ValueCheckSql {
  const { normalise, checks } = dataTypeDefinition(key)
  return {
    checks,
    clean: (raw) => cleanCellSql(raw, keepsMark(key)),
    canonical: (clean) => {
      const written = expressionToSql(normalise(formatOf(key, format)), { value: clean, referenceYear })
      return written === clean ? clean : `(case when ${clean} is null then null else ${written} end)`
    },
    failed: (canonical) => {
      const cases = checks.map(
        ({ holds }, index) =>
          `when not ${expressionToSql(holds, { value: canonical, referenceYear })} then ${index + 1}`,
      )
      const plainly = isPlain(key)
        ? `when ${checks
            .slice(1)
            .map(({ holds }) => expressionToSql(holds, { value: canonical, referenceYear }))
            .join(' and ')} then 0`
        : ''
      return `(case when ${canonical} is null then 0 ${plainly} ${cases.join(' ')} else 0 end)::utinyint`
    },
  }
}

/** What has passed the other checks of a number or a date holds digits and marks only: that it is readable need not be asked. */
function isPlain(key: DataTypeKey): boolean {
  const { storage } = describeDataType(key)
  return storage !== 'text' && storage !== 'jsonb' && dataTypeDefinition(key).checks.length > 1
}

function keepsMark(key: DataTypeKey): boolean {
  const { formats } = describeDataType(key)
  return formats?.includes('vi') ?? false
}
