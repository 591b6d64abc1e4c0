// SPDX-License-Identifier: Apache-2.0
import type { ScanJob, ScanResult } from '../personal/scan-job.ts'
import type { ReadingRefusalCode } from '../reading/refusal.ts'
import type { AnalyseJob, Analysis, CheckCounts, CheckJob, CheckProgress } from './job.ts'

type Resources = { id: number; threads: number; memoryLimit: string }

/** What the runner asks of the check process. */
export type ProcessRequest = Resources &
  (
    | { operation: 'analyse'; job: AnalyseJob }
    | { operation: 'check'; job: CheckJob }
    | { operation: 'scan'; job: ScanJob }
  )

/** What the check process tells: progress, or the result, or why there is none. `frames` are places in our code, without values. */
export type ProcessReport = {
  id: number
  progress?: CheckProgress
  result?: Analysis | CheckCounts | ScanResult
  rss?: number
  refusal?: { code: ReadingRefusalCode; details: Record<string, string | number>; frames: string[] }
}
