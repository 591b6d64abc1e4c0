// SPDX-License-Identifier: Apache-2.0
import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { ScanJob, ScanResult } from '../personal/scan-job.ts'
import { ReadingRefusal } from '../reading/refusal.ts'
import type { AnalyseJob, Analysis, CheckCounts, CheckJob, CheckProgress } from './job.ts'
import type { ProcessReport, ProcessRequest } from './process-messages.ts'

/** How a caller follows a job: `signal` ends it at once, `onProgress` is its heartbeat. */
export type Watch = { signal?: AbortSignal; onProgress?: (progress: CheckProgress) => void }

/** Runs jobs in the check process. */
export type CheckRunner = {
  analyse(job: AnalyseJob, watch?: Watch): Promise<Analysis>
  check(job: CheckJob, watch?: Watch): Promise<CheckCounts>
  /** Starts the process if there is none, so that the next job does not wait for it. */
  warm(): void
  /** Looks for personal data in rows that were written to a file. */
  scan(job: ScanJob, watch?: Watch): Promise<ScanResult>
  /** The process that works now or waits for work, if there is one. */
  readonly pid: number | undefined
  close(): Promise<void>
}

/** What a check process may use: politeness, DuckDB's threads and memory, how long it waits for more work. */
export type RunnerOptions = { nice: number; threads: number; memoryLimit: string; idleMs: number }

const defaults: RunnerOptions = { nice: 10, threads: 2, memoryLimit: '768MB', idleMs: 30_000 }

/** A process that has grown beyond this after a job makes room for a new one: native memory does not shrink. */
const MOST_KEPT_BYTES = 400 * 1024 * 1024
const WAITING_HEARTBEAT_MS = 2000
const program = fileURLToPath(new URL('./check-process.ts', import.meta.url))

type Operation =
  | { operation: 'analyse'; job: AnalyseJob; watch: Watch }
  | { operation: 'check'; job: CheckJob; watch: Watch }
  | { operation: 'scan'; job: ScanJob; watch: Watch }

type Result = Analysis | CheckCounts | ScanResult

/**
 * A queue in front of one niced child process: jobs run one at a time, in order. The child stays for `idleMs` after a job, so
 * that small files do not wait for a start. Cancelling kills it; what it wrote stands under the batch folder only.
 */
export function createCheckRunner(options: Partial<RunnerOptions> = {}): CheckRunner {
  const queue = new CheckQueue({ ...defaults, ...options })
  return {
    analyse: (job, watch = {}) => queue.add({ operation: 'analyse', job, watch }) as Promise<Analysis>,
    check: (job, watch = {}) => queue.add({ operation: 'check', job, watch }) as Promise<CheckCounts>,
    warm: () => queue.warm(),
    scan: (job, watch = {}) => queue.add({ operation: 'scan', job, watch }) as Promise<ScanResult>,
    get pid() {
      return queue.pid
    },
    close: () => queue.close(),
  }
}

class CheckQueue {
  readonly #options: RunnerOptions
  #last: Promise<unknown> = Promise.resolve()
  #child: ChildProcess | null = null
  #idle: NodeJS.Timeout | undefined
  #number = 0
  #closed = false

  constructor(options: RunnerOptions) {
    this.#options = options
  }

  get pid(): number | undefined {
    return this.#child?.pid
  }

  async add(work: Operation): Promise<Result> {
    const { signal, onProgress } = work.watch
    const waiting = setInterval(
      () => onProgress?.({ step: 'waiting', done: 0, total: null }),
      WAITING_HEARTBEAT_MS,
    ).unref()
    const turn = this.#last.then(() => {
      clearInterval(waiting)
      signal?.throwIfAborted()
      if (this.#closed) throw new ReadingRefusal('warehouse.check-interrupted')
      return this.#run(work)
    })
    this.#last = turn.catch(() => {})
    return turn
  }

  warm(): void {
    if (this.#closed || this.#child) return
    this.#start()
    this.#endWhenIdle()
  }

  async close(): Promise<void> {
    this.#closed = true
    await this.#end()
  }

  async #run({ watch, ...work }: Operation): Promise<Result> {
    clearTimeout(this.#idle)
    const { threads, memoryLimit } = this.#options
    const request: ProcessRequest = { id: ++this.#number, threads, memoryLimit, ...work }
    const child = this.#child ?? this.#start()
    const cancel = () => child.kill('SIGKILL')
    watch.signal?.addEventListener('abort', cancel)
    try {
      const report = await answerOf(child, request, watch.onProgress)
      if (report.refusal) {
        const { code, details, frames } = report.refusal
        throw new ReadingRefusal(code, details, frames.length > 0 ? frames.join('\n') : undefined)
      }
      if ((report.rss ?? 0) > MOST_KEPT_BYTES) {
        await this.#end()
        this.warm()
      }
      return report.result!
    } catch (error) {
      watch.signal?.throwIfAborted()
      throw error
    } finally {
      watch.signal?.removeEventListener('abort', cancel)
      this.#endWhenIdle()
    }
  }

  #endWhenIdle(): void {
    clearTimeout(this.#idle)
    this.#idle = setTimeout(() => void this.#end(), this.#options.idleMs).unref()
  }

  #start(): ChildProcess {
    const heap = '--max-old-space-size=768'
    const command = [String(this.#options.nice), process.execPath, heap, program]
    const child = spawn('nice', ['-n', ...command], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
    child.once('close', () => {
      if (this.#child === child) this.#child = null
    })
    child.unref()
    child.channel?.unref()
    this.#child = child
    return child
  }

  async #end(): Promise<void> {
    clearTimeout(this.#idle)
    const child = this.#child
    this.#child = null
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const closed = new Promise((resolve) => child.once('close', resolve))
    child.ref()
    child.kill('SIGKILL')
    await closed
  }
}

/** The final report of a request; a child that ends before it interrupts the job. */
function answerOf(
  child: ChildProcess,
  request: ProcessRequest,
  onProgress: Watch['onProgress'],
): Promise<ProcessReport> {
  return new Promise((resolve, reject) => {
    const settle = (finish: () => void) => {
      child.off('message', onMessage).off('close', onClose).off('error', onClose)
      child.unref()
      child.channel?.unref()
      finish()
    }
    const onMessage = (report: ProcessReport) => {
      if (report.id !== request.id) return
      if (report.progress) onProgress?.(report.progress)
      else settle(() => resolve(report))
    }
    const onClose = () => settle(() => reject(new ReadingRefusal('warehouse.check-interrupted')))
    child.ref()
    child.channel?.ref()
    child.on('message', onMessage).on('close', onClose).on('error', onClose)
    child.send(request, (error) => error && onClose())
  })
}
