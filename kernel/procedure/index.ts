// SPDX-License-Identifier: Apache-2.0
export type { CaseEvidence } from './case-evidence.ts'
export type { CaseClock, CaseRecord, Due } from './case-record.ts'
export type { AvailableAction, CaseView } from './case-view.ts'
export { checkDefinition } from './check-definition.ts'
export type { Surroundings } from './check-surroundings.ts'
export {
  type ActionSpec,
  type ActorSpec,
  type Definition as ProcedureDefinition,
  DefinitionSchema,
  defineProcedure,
} from './contract.ts'
export type { CaseNotice, Opening, ProcedureNeeds, StepRequest, StepResult, Term } from './engine.ts'
export type { InboxItem, InboxPage } from './inbox-view.ts'
export {
  type CaseDocument,
  type DocumentMaker,
  defineDocument,
  defineEffect,
  defineGuard,
  type Effect,
  type Guard,
  type ProcedureParts,
  type StepView,
} from './parts.ts'
export { procedureMessages } from './procedure-messages.ts'
export { createProcedures, type Procedures } from './procedures.ts'
export { procedureRoutes } from './routes/index.ts'
