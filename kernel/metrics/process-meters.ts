// SPDX-License-Identifier: Apache-2.0
import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { Meter } from './metrics.ts'

const samplingMs = 50

/** Memory, processor time and event-loop delay of this process; the delay is that since it was last asked for. */
export const processMeters = (): Meter[] => {
  const delay = monitorEventLoopDelay({ resolution: samplingMs })
  delay.enable()
  // a reading is the time between two samples, and zero before the first
  const seconds = (nanoseconds: number) => Math.max(0, nanoseconds / 1e9 - samplingMs / 1000)
  return [
    {
      name: 'process_resident_memory_bytes',
      help: 'Resident memory of the process',
      type: 'gauge',
      read: () => [{ value: process.memoryUsage.rss() }],
    },
    {
      name: 'nodejs_heap_used_bytes',
      help: 'Memory of JavaScript objects in use',
      type: 'gauge',
      read: () => [{ value: process.memoryUsage().heapUsed }],
    },
    {
      name: 'process_cpu_seconds_total',
      help: 'Processor time used by the process',
      type: 'counter',
      read: () => [{ value: (process.cpuUsage().user + process.cpuUsage().system) / 1e6 }],
    },
    {
      name: 'process_uptime_seconds',
      help: 'Age of the process',
      type: 'gauge',
      read: () => [{ value: process.uptime() }],
    },
    {
      name: 'nodejs_eventloop_delay_seconds',
      help: 'How late the event loop was since the last question',
      type: 'gauge',
      read: () => {
        const samples = [
          { labels: { quantile: 0.5 }, value: seconds(delay.percentile(50)) },
          { labels: { quantile: 0.99 }, value: seconds(delay.percentile(99)) },
          { labels: { quantile: 1 }, value: seconds(delay.max) },
        ]
        delay.reset()
        return samples
      },
    },
  ]
}
