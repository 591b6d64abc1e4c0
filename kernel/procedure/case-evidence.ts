// SPDX-License-Identifier: Apache-2.0
import type { Actor } from '../access/index.ts'
import { findVisibleCase } from './admit-step.ts'
import { readCaseEvents, storyText } from './case-event-store.ts'
import type { CaseRecord } from './case-record.ts'
import { readCase } from './case-store.ts'
import type { Engine } from './engine.ts'

/** What a bundle of evidence about a case is made from. */
export interface CaseEvidence {
  readonly object: CaseRecord['aggregate']
  readonly caseId: string
  readonly title: string
  readonly agencyId: string | null
  /** Texts whose SHA-256 stands in the audit entries of the steps. */
  readonly story: readonly string[]
  readonly documentHashes: readonly string[]
}

/** Reads the evidence of a case for somebody who may see it; 404 for anybody else. */
export const readEvidence = async (engine: Engine, actor: Actor, caseId: string): Promise<CaseEvidence> => {
  const db = engine.database.read
  const { record } = await findVisibleCase(engine, db, actor, await readCase(db, caseId))
  const events = await readCaseEvents(db, caseId)
  return {
    object: record.aggregate,
    caseId: record.id,
    title: record.title,
    agencyId: record.agencyId,
    story: events.map((event) => storyText(caseId, event)),
    documentHashes: events.flatMap(({ documents }) => documents.map(({ fileHash }) => fileHash)),
  }
}
