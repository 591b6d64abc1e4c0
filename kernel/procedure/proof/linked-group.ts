// SPDX-License-Identifier: Apache-2.0
import { defineProcedure } from '../contract.ts'

const officer = { role: 'case-officer', scope: 'owner-agency' } as const
const system = { role: 'system' } as const

const branch = (id: string, vi: string, en: string, deadlineDays: number) =>
  defineProcedure({
    id,
    version: 1,
    title: { vi, en },
    aggregate: 'linked-case',
    opening: { to: 'processing', actors: [system] },
    states: [
      { id: 'processing', title: { vi: 'Đang giải quyết', en: 'Processing' } },
      { id: 'done', title: { vi: 'Đã xong', en: 'Done' }, kind: 'final' },
      {
        id: 'failed',
        title: { vi: 'Không giải quyết được', en: 'Failed' },
        kind: 'final',
        meaning: 'refused',
      },
    ],
    actions: [
      {
        id: 'finish',
        title: { vi: 'Hoàn thành', en: 'Finish' },
        from: ['processing'],
        to: 'done',
        actors: [officer],
        deadline: { workingDays: deadlineDays },
        legalBasis: ['004:VII.2.6'],
      },
      {
        id: 'fail',
        title: { vi: 'Không giải quyết được', en: 'Cannot be done' },
        kind: 'refuse',
        from: ['processing'],
        to: 'failed',
        actors: [officer],
        requiresReason: true,
      },
    ],
  })

/** Branches of the birth group (requirements 5.10.b); the civil-status part is due on the same working day. */
export const birthBranch = branch('birth-registration', 'Đăng ký khai sinh', 'Birth registration', 0)
export const residenceBranch = branch(
  'residence-registration',
  'Đăng ký thường trú',
  'Residence registration',
  3,
)
export const healthCardBranch = branch('health-card', 'Cấp thẻ bảo hiểm y tế', 'Health card', 3)

/** Requirements 5.10: the linked birth group (R-TTHC-13): first the birth, then two branches in parallel. */
export const linkedGroup = defineProcedure({
  id: 'linked-group',
  version: 1,
  title: { vi: 'Nhóm thủ tục liên thông khai sinh', en: 'Linked birth group' },
  aggregate: 'linked-case',
  opening: { to: 'birth', actors: [system, officer] },
  states: [
    { id: 'birth', title: { vi: 'Đang đăng ký khai sinh', en: 'Registering the birth' }, kind: 'resting' },
    { id: 'split', title: { vi: 'Đang giải quyết song song', en: 'Branches in parallel' }, kind: 'resting' },
    { id: 'completed', title: { vi: 'Hoàn thành', en: 'Completed' }, kind: 'final' },
    { id: 'partial', title: { vi: 'Hoàn thành một phần', en: 'Partly completed' }, kind: 'final' },
  ],
  actions: [
    {
      id: 'birth-registered',
      title: { vi: 'Đã khai sinh', en: 'Birth registered' },
      from: ['birth'],
      to: 'split',
      actors: [system],
    },
    {
      id: 'complete',
      title: { vi: 'Hoàn thành', en: 'Complete' },
      from: ['split'],
      to: 'completed',
      actors: [system],
      effects: [{ name: 'proof.set-status', input: { status: 'completed' } }],
    },
    {
      id: 'complete-in-part',
      title: { vi: 'Hoàn thành một phần', en: 'Complete in part' },
      from: ['birth', 'split'],
      to: 'partial',
      actors: [system],
      effects: [{ name: 'proof.set-status', input: { status: 'partial' } }],
    },
  ],
  viewers: [officer],
  children: [
    {
      id: 'first',
      openedIn: 'birth',
      cases: [{ procedure: 'birth-registration', succeedsIn: ['done'] }],
      join: { allSucceeded: 'birth-registered', someFailed: 'complete-in-part' },
    },
    {
      id: 'branches',
      openedIn: 'split',
      cases: [
        { procedure: 'residence-registration', succeedsIn: ['done'] },
        { procedure: 'health-card', succeedsIn: ['done'] },
      ],
      join: { allSucceeded: 'complete', someFailed: 'complete-in-part' },
    },
  ],
})
