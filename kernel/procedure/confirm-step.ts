// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import { canonicalJson } from '../audit/canonical-json.ts'
import { isMeant } from './case-people.ts'
import type { Confirmations } from './contract.ts'
import { refuseProcedure } from './procedure-messages.ts'
import type { Step } from './step.ts'

interface Confirmation {
  readonly side: string
  readonly account_id: string
  readonly form: Record<string, unknown>
}

/** What a confirmation leads to: which side it spoke for, and which sides are still to speak. */
export interface ConfirmationResult {
  readonly side: string | null
  readonly complete: boolean
  readonly awaiting: readonly string[]
}

const given = async ({ command, record, action }: Step): Promise<Confirmation[]> => {
  const { rows } = await sql<Confirmation>`select side, account_id, form from kernel.case_confirmation
    where case_id = ${record.id} and visit = ${record.visit} and action = ${action.id} order by confirmed_at`.execute(
    command.tx,
  )
  return rows
}

const openSide = (step: Step, sides: Confirmations['sides'], earlier: readonly Confirmation[]) => {
  const { by, record, action } = step
  const own = by.kind === 'person' && earlier.some(({ account_id }) => account_id === by.accountId)
  const meant = sides.filter((side) => side.actors.some((spec) => isMeant(by, spec, record, record.state)))
  const free = meant.find((side) => !earlier.some((confirmation) => confirmation.side === side.id))
  if (own || !free || by.kind !== 'person')
    throw refuseProcedure('conflict', 'procedure.already-confirmed', { action: action.title })
  return { side: free, accountId: by.accountId }
}

const assertSameAnswers = (step: Step, earlier: readonly Confirmation[]) => {
  const [first] = earlier
  if (!step.action.confirmations?.sameAnswers || !first) return
  if (canonicalJson(first.form) !== canonicalJson(step.form))
    throw refuseProcedure('conflict', 'procedure.confirmation-differs')
}

/** Records the confirmation of the actor's side; the step happens when enough sides have spoken. */
export const confirmStep = async (step: Step): Promise<ConfirmationResult> => {
  const { confirmations } = step.action
  if (!confirmations) return { side: null, complete: true, awaiting: [] }
  const earlier = await given(step)
  const { side, accountId } = openSide(step, confirmations.sides, earlier)
  assertSameAnswers(step, earlier)
  const { command, record, action } = step
  await sql`insert into kernel.case_confirmation (case_id, visit, action, side, account_id, confirmed_at, form)
    values (${record.id}, ${record.visit}, ${action.id}, ${side.id}, ${accountId}, ${command.now}, ${JSON.stringify(step.form)})`.execute(
    command.tx,
  )
  const spoken = new Set([...earlier.map((confirmation) => confirmation.side), side.id])
  const need = confirmations.need === 'all' ? confirmations.sides.length : confirmations.need
  const awaiting = confirmations.sides.map(({ id }) => id).filter((id) => !spoken.has(id))
  return { side: side.id, complete: spoken.size >= need, awaiting }
}
