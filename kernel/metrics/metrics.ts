// SPDX-License-Identifier: Apache-2.0

export type Labels = Readonly<Record<string, string | number>>

/** One measured value. */
export interface Sample {
  readonly labels?: Labels
  readonly value: number
  /** Put behind the name of the meter, as in `_bucket`. */
  readonly suffix?: string
}

/** Something that is measured whenever somebody asks; names and units follow the Prometheus conventions. */
export interface Meter {
  readonly name: string
  readonly help: string
  readonly type: 'gauge' | 'counter' | 'histogram'
  readonly read: () => readonly Sample[] | Promise<readonly Sample[]>
}

/** The measurements of one process. */
export interface Metrics {
  /** Adds a meter; one of the same name takes the place of the former. */
  add(meter: Meter): void
  /** Something that only grows; asked again for the same name, it goes on counting. */
  counter(name: string, help: string): (labels?: Labels) => void
  /** How often and how long, in seconds, by upper bounds. */
  histogram(name: string, help: string, bounds: readonly number[]): (seconds: number, labels: Labels) => void
  /** Everything in the Prometheus text format 0.0.4; a meter that fails is left out and `onFailure` is told. */
  text(onFailure: (name: string, error: unknown) => void): Promise<string>
}

const escaped = (text: string) => text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('"', '\\"')

const labelText = (labels: Labels = {}) => {
  const parts = Object.entries(labels).map(([name, value]) => `${name}="${escaped(String(value))}"`)
  return parts.length === 0 ? '' : `{${parts.join(',')}}`
}

const family = ({ name, help, type }: Meter, samples: readonly Sample[]) =>
  [
    `# HELP ${name} ${help.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')}`,
    `# TYPE ${name} ${type}`,
    ...samples.map(({ labels, value, suffix = '' }) => `${name}${suffix}${labelText(labels)} ${value}`),
  ].join('\n')

const countingMeter = (name: string, help: string) => {
  const counts = new Map<string, { labels: Labels; value: number }>()
  const count = (labels: Labels = {}) => {
    const key = labelText(labels)
    const known = counts.get(key) ?? { labels, value: 0 }
    known.value += 1
    counts.set(key, known)
  }
  const meter: Meter = { name, help, type: 'counter', read: () => [...counts.values()] }
  return { meter, count }
}

interface Spread {
  readonly labels: Labels
  readonly buckets: number[]
  count: number
  sum: number
}

const bucketsOf = ({ labels, buckets, count, sum }: Spread, bounds: readonly number[]): Sample[] => [
  ...bounds.map((le, index) => ({ labels: { ...labels, le }, value: buckets[index]!, suffix: '_bucket' })),
  { labels: { ...labels, le: '+Inf' }, value: count, suffix: '_bucket' },
  { labels, value: sum, suffix: '_sum' },
  { labels, value: count, suffix: '_count' },
]

const spreadMeter = (name: string, help: string, bounds: readonly number[]) => {
  const spreads = new Map<string, Spread>()
  const observe = (seconds: number, labels: Labels) => {
    const key = labelText(labels)
    const known = spreads.get(key) ?? { labels, buckets: bounds.map(() => 0), count: 0, sum: 0 }
    for (const [index, bound] of bounds.entries()) if (seconds <= bound) known.buckets[index]! += 1
    known.count += 1
    known.sum += seconds
    spreads.set(key, known)
  }
  const read = () => [...spreads.values()].flatMap((spread) => bucketsOf(spread, bounds))
  return { meter: { name, help, type: 'histogram', read } satisfies Meter, observe }
}

/** Makes the measurements of a process, empty. */
export const createMetrics = (): Metrics => {
  const meters = new Map<string, Meter>()
  const counters = new Map<string, (labels?: Labels) => void>()
  return {
    add: (meter) => void meters.set(meter.name, meter),
    counter: (name, help) => {
      const known = counters.get(name)
      if (known) return known
      const { meter, count } = countingMeter(name, help)
      meters.set(name, meter)
      counters.set(name, count)
      return count
    },
    histogram: (name, help, bounds) => {
      const { meter, observe } = spreadMeter(name, help, bounds)
      meters.set(name, meter)
      return observe
    },
    text: async (onFailure) => {
      const families: string[] = []
      for (const meter of meters.values()) {
        try {
          families.push(family(meter, await meter.read()))
        } catch (error) {
          onFailure(meter.name, error)
        }
      }
      return `${families.join('\n')}\n`
    },
  }
}
