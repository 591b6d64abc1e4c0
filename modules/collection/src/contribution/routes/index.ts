// SPDX-License-Identifier: Apache-2.0
import type { Route } from '@tinhso/kernel/http'
import type { CollectionParts } from '../../collection-parts.ts'
import { downloadTaskTemplate } from './download-template.ts'
import { getTask, listMyTasks } from './read-tasks.ts'
import { checkDraft, saveTaskDraft, uploadRows } from './save-draft.ts'
import { approveTask, sendBackTask, submitForApproval, withdrawTask } from './send-task.ts'

/** The operations of those who contribute. */
export const taskRoutes = (parts: CollectionParts): Route[] => [
  listMyTasks(parts),
  getTask(parts),
  saveTaskDraft(parts),
  checkDraft(parts),
  uploadRows(parts),
  downloadTaskTemplate(parts),
  submitForApproval(parts),
  withdrawTask(parts),
  approveTask(parts),
  sendBackTask(parts),
]
