// SPDX-License-Identifier: Apache-2.0
import { openAsBlob } from 'node:fs'
import { type People, registerDataset } from '../main-job/our-way.ts'
import { permitSchema } from './permits.ts'

const patienceMs = 1_800_000
const everyMs = 50

type Answer = Awaited<ReturnType<People['officer']['get']>>

const good = (answer: Answer): Answer => {
  if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text.slice(0, 500)}`)
  return answer
}

/** A new dataset whose schema is known; answers its code. Its table is there and empty. */
export const preparedDataset = async (people: People, title: string): Promise<string> => {
  const code = await registerDataset(people, title)
  const url = `/api/warehouse/datasets/${code}/schema`
  good(await people.officer.send('PUT', url, { schema: permitSchema, reason: 'Đo tốc độ', version: 0 }))
  return code
}

const settled = async (people: People, batch: string, statuses: readonly string[]) => {
  const end = performance.now() + patienceMs
  while (performance.now() < end) {
    const { json } = good(await people.officer.get(batch))
    if (statuses.includes(json.status)) return json
    if (json.status === 'failed' || json.status === 'proposed')
      throw new Error(JSON.stringify(json.problem ?? json.status))
    await new Promise((resolve) => setTimeout(resolve, everyMs))
  }
  throw new Error(`waited in vain for ${statuses.join(' or ')}`)
}

type Step = { step: string; startedAt: string; endedAt: string | null }

/** The batch once the end of its last step is noted, which comes a moment after the rows are in force. */
const allEnded = async (people: People, batch: string) => {
  for (;;) {
    const { json } = good(await people.officer.get(batch))
    if ((json.steps as Step[]).every(({ endedAt }) => endedAt !== null)) return json
    await new Promise((resolve) => setTimeout(resolve, everyMs))
  }
}

/** Seconds from the first byte sent, by named step; `between` is what no step accounts for. */
export interface OurSteps {
  readonly upload: number
  readonly read: number
  readonly check: number
  readonly stage: number
  readonly load: number
  readonly between: number
  readonly total: number
  readonly loaded: number
  readonly setAside: number
}

/** Brings a file all the way into the store over HTTP; bad rows are left out with a reason; nobody takes time to think. */
export const loadOurs = async (
  people: People,
  code: string,
  file: string,
  name: string,
): Promise<OurSteps> => {
  const start = performance.now()
  const seconds = () => (performance.now() - start) / 1000
  const bytes = await openAsBlob(file)
  const { number } = good(
    await people.officer.upload(`/api/warehouse/datasets/${code}/batches`, { name, bytes }),
  ).json
  const upload = seconds()
  const batch = `/api/warehouse/datasets/${code}/batches/${number}`
  await settled(people, batch, ['ready', 'needs-fixes'])
  good(await people.officer.post(`${batch}/submit`, { leaveOutReason: 'Đo tốc độ' }))
  good(await people.head.post(`${batch}/approve`, {}))
  await settled(people, batch, ['loaded'])
  const total = seconds()
  const { counts, steps } = await allEnded(people, batch)
  const took = (wanted: string) =>
    (steps as Step[])
      .filter(({ step }) => step === wanted)
      .reduce((sum, { startedAt, endedAt }) => sum + (Date.parse(endedAt!) - Date.parse(startedAt)) / 1000, 0)
  const [read, check, stage, load] = [took('read'), took('check'), took('stage'), took('load')]
  const between = total - upload - read - check - stage - load
  return {
    upload,
    read,
    check,
    stage,
    load,
    between,
    total,
    loaded: counts.good,
    setAside: counts.quarantined,
  }
}
