// SPDX-License-Identifier: Apache-2.0
import { systemActor } from '@tinhso/kernel/access'
import {
  type Eraser,
  type Erasure,
  type ErasureCounts,
  knownBackups,
  maintainDatabase,
  type PlaceSearched,
  SampleSet,
  searchPlaces,
} from '@tinhso/kernel/erasing'
import { addJob, type JobHandler } from '@tinhso/kernel/jobs'
import type { Kernel } from '@tinhso/kernel/module'
import { sql } from 'kysely'
import type { PurgeResult } from '../contract/index.ts'
import {
  beginStep,
  endStep,
  findPurgeById,
  finishPurge,
  type PurgeRow,
  runningPurges,
  stepsOf,
} from './purge-store.ts'

/** The job that carries a purge to its end; one at a time, waiting at most once. */
export const runPurgeJob = {
  name: 'security.run-purge',
  options: (purgeId: string) => ({ key: `purge.${purgeId}`, queue: 'security.purge', maxAttempts: 25 }),
}

/** What follows when every eraser is done: files of the database written anew, then the search for what may be left. */
export const lastSteps = ['database', 'search'] as const

/** How many pieces the tables are searched for. */
const searchedPieces = 60

/** Pieces of the content for this run; titles of things in the house are no pieces. Nothing of this is ever stored. */
const gatherSamples = async (kernel: Kernel, { scope }: PurgeRow): Promise<SampleSet> => {
  const samples = new SampleSet()
  for (const eraser of kernel.erasing.erasers())
    if (eraser.samples) for await (const text of eraser.samples(scope)) samples.add(text)
  const { rows } = await sql<{ title: string }>`
    select title from kernel.search_document`.execute(kernel.database.read)
  samples.forget(rows.map(({ title }) => title))
  return samples
}

/** For tests only: ends this process without warning when a step begins for the first time. */
const killPoint = ({ config }: Kernel, step: string, attempt: number): void => {
  if (config.testKillAllowed && !config.production && attempt === 1 && config.testKillAt === `purge:${step}`)
    process.kill(config.testKillPid || process.pid, 'SIGKILL')
}

interface Run {
  readonly kernel: Kernel
  readonly purge: PurgeRow
  readonly erasure: Erasure
  readonly found: { places: readonly PlaceSearched[]; refused: readonly string[] }
}

const writeDatabaseAnew = async ({ kernel, erasure, found }: Run): Promise<ErasureCounts> => {
  const touched = kernel.erasing.erasers().flatMap(({ touches }) => touches(erasure.scope))
  const done = await maintainDatabase(kernel.config.databaseUrl, [...new Set(touched)])
  found.refused = done.refused
  return { tables: done.tables, logSegments: done.logSegments }
}

const search = async ({ kernel, erasure, found }: Run): Promise<ErasureCounts> => {
  const { database, statePath } = kernel
  found.places = await searchPlaces({ database, statePath }, erasure.samples.some(searchedPieces))
  return {
    places: found.places.length,
    found: found.places.reduce((sum, place) => sum + place.found, 0),
  }
}

const workOf = (run: Run, step: string): (() => Promise<ErasureCounts>) => {
  if (step === 'database') return () => writeDatabaseAnew(run)
  if (step === 'search') return () => search(run)
  const eraser = run.kernel.erasing.erasers().find(({ name }): boolean => name === step)
  if (!eraser) throw new Error(`no eraser ${step}`)
  return () => eraser.erase(run.erasure)
}

const finish = async (run: Run, result: PurgeResult): Promise<void> => {
  const { kernel, purge } = run
  await kernel.runCommand(
    { actor: systemActor('purge') },
    { name: 'security.purge.finish', input: { purgeId: purge.id } },
    async (command) => {
      if (!(await finishPurge(command.tx, purge.id, result, command.now))) {
        await command.audit({ action: 'purge.repeated', object: { type: 'purge', id: purge.id } })
        return
      }
      await command.audit({
        action: 'purge.done',
        object: { type: 'purge', id: purge.id, label: `Tiêu hủy số ${purge.number}` },
        agencyId: purge.agency_ids[0] ?? null,
        after: {
          proposedBy: purge.proposed_name,
          confirmedBy: purge.decided_name,
          legalBasis: purge.legal_basis,
          files: purge.scope.files,
          places: result.places,
          backups: result.backups.filter(({ mayHold }) => mayHold).length,
        },
        reason: purge.reason,
      })
      await kernel.notify.send(command.tx, {
        accountIds: [purge.proposed_by, ...(purge.decided_by ? [purge.decided_by] : [])],
        kind: 'security.purge-done',
        title: {
          vi: `Đã tiêu hủy xong dữ liệu theo đề nghị số ${purge.number}; xem các bản sao lưu cần xử lý`,
          en: `Purge ${purge.number} is done; see which backups must be treated`,
        },
        link: `/tieu-huy/${purge.number}`,
      })
    },
  )
}

const isSource = (erasers: readonly Eraser[], step: string): boolean =>
  erasers.some(({ name, phase }) => name === step && phase === 'source')

/**
 * Carries a decided purge on from the first step that is not done (after a crash: again) to the search at its end. The
 * pieces that are searched for come from the source, which is erased after all copies; when a break-off lost them the
 * result says that the search was not complete.
 */
const runPurge = async (kernel: Kernel, purge: PurgeRow): Promise<void> => {
  const { read } = kernel.database
  const steps = await stepsOf(read, purge.id)
  const erasers = kernel.erasing.erasers()
  const complete = !steps.some(({ step, attempts }) => attempts > 0 && isSource(erasers, step))
  const samples = await gatherSamples(kernel, purge)
  const erasure: Erasure = { purgeId: purge.id, scope: purge.scope, samples }
  const run: Run = { kernel, purge, erasure, found: { places: [], refused: [] } }
  for (const { step, status } of steps) {
    // the last steps have results that live in this run only
    if (status === 'done' && !lastSteps.some((last) => last === step)) continue
    killPoint(kernel, step, await beginStep(read, purge.id, step, kernel.clock.now()))
    const counts = await workOf(run, step)()
    await endStep(read, purge.id, step, kernel.clock.now(), counts)
  }
  const from = purge.scope.objects.map((object) => object.from).sort()[0] ?? ''
  await finish(run, {
    places: [...run.found.places],
    samples: samples.size,
    complete,
    refused: [...run.found.refused],
    backups: await knownBackups(kernel.statePath('backups'), from),
  })
}

/** Job `security.run-purge`. */
export const createPurgeRunner =
  (kernel: Kernel): JobHandler =>
  async (payload) => {
    const purge = await findPurgeById(kernel.database.read, (payload as { purgeId: string }).purgeId)
    if (purge?.status === 'confirmed') await runPurge(kernel, purge)
  }

/** Decided purges go on when the house is set up, in case their job is gone. */
export const resumePurges = async ({ database }: Kernel): Promise<void> => {
  const ids = await runningPurges(database.read)
  if (ids.length === 0) return
  await database.transaction(async (tx) => {
    for (const purgeId of ids) await addJob(tx, runPurgeJob.name, { purgeId }, runPurgeJob.options(purgeId))
  })
}
