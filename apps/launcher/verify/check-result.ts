// SPDX-License-Identifier: Apache-2.0
import type pg from 'pg'
import type { Text } from '../console/say.ts'

/** How one check ended; `unchecked` is never counted as success. */
export type CheckResult = {
  outcome: 'passed' | 'failed' | 'unchecked'
  /** What was looked at, such as `412 tệp`. */
  extent: Text
  /** What is wrong, or why it could not be checked; one line each. */
  problems: string[]
}

/** The house that is verified; `environment` has the settings of its server, among them where its files are. */
export type VerifiedHouse = {
  stateFolder: string
  databaseUrl: string
  environment?: Readonly<Record<string, string | undefined>>
}

/** What every check looks at. `client` is signed in as the database's administrator, inside a transaction that is undone. */
export type Verified = VerifiedHouse & { clone: string; client: pg.Client }

/** One check of the data; it changes nothing, and tells its progress. */
export type Check = {
  title: Text
  run: (verified: Verified, tell: (detail: string) => void) => Promise<CheckResult>
}

/** The result of a check that found `problems`, or none. */
export function judged(extent: Text, problems: string[]): CheckResult {
  return { outcome: problems.length === 0 ? 'passed' : 'failed', extent, problems }
}

/** The result of a check that could not be made. */
export function unchecked(...reasons: string[]): CheckResult {
  return {
    outcome: 'unchecked',
    extent: { vi: 'không kiểm tra được', en: 'could not be checked' },
    problems: reasons,
  }
}
