// SPDX-License-Identifier: Apache-2.0
import { inBoth } from '../console/say.ts'
import type { Finding } from './finding.ts'

const marks = { good: '✔', warning: '!', fault: '✘' }

/** The findings as lines: mark, what was looked at, what was found, and below it what to do. */
export function printableFindings(findings: readonly Finding[]): string {
  const width = Math.max(...findings.map(({ title }) => inBoth(title).length))
  return findings
    .flatMap(({ title, level, found, advice }) => [
      `${marks[level]} ${inBoth(title).padEnd(width)}  ${inBoth(found)}`,
      ...(advice ? [`  ${''.padEnd(width)}  → ${inBoth(advice)}`] : []),
    ])
    .join('\n')
}
