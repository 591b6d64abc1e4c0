// SPDX-License-Identifier: Apache-2.0
import pg from 'pg'
import type { Progress } from '../console/progress.ts'
import { inBoth } from '../console/say.ts'
import { cloneFolder } from '../state/state-folder.ts'
import { auditChain } from './audit-chain.ts'
import { type Check, type CheckResult, unchecked, type Verified, type VerifiedHouse } from './check-result.ts'
import { pageChecksums } from './page-checksums.ts'
import { references } from './references.ts'
import { statedFigures } from './stated-figures.ts'
import { storedFiles } from './stored-files.ts'
import { tableStructure } from './table-structure.ts'

/** Every check of the data, the ones that others build on first. */
export const checks: readonly Check[] = [
  pageChecksums,
  tableStructure,
  references,
  statedFigures,
  storedFiles,
  auditChain,
]

/**
 * Runs every check, whatever the others find; nothing of it stays in the database.
 * A check that breaks off counts as not made.
 */
export async function verifyState(where: VerifiedHouse, progress: Progress): Promise<CheckResult[]> {
  const client = new pg.Client({ connectionString: where.databaseUrl })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('checkpoint').catch(() => {})
    const results: CheckResult[] = []
    for (const check of checks)
      results.push(await runCheck(check, { ...where, clone: cloneFolder, client }, progress))
    return results
  } finally {
    await client.end()
  }
}

async function runCheck(check: Check, verified: Verified, progress: Progress): Promise<CheckResult> {
  await verified.client.query('begin')
  const result = await progress
    .judge(check.title, (tell) => check.run(verified, tell), markOf)
    .catch((error: Error) => unchecked(`${check.title.vi}: ${error.message}`))
  await verified.client.query('rollback').catch(() => {})
  return result
}

function markOf({ outcome, extent, problems }: CheckResult): { mark: string; lines: string[] } {
  const mark = { passed: '✔', failed: '✘', unchecked: '?' }[outcome]
  const shown = problems.slice(0, 20)
  const more = problems.length > shown.length ? [`    … ${problems.length - shown.length}`] : []
  return { mark, lines: [`    ${inBoth(extent)}`, ...shown.map((problem) => `    → ${problem}`), ...more] }
}
