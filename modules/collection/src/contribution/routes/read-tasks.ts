// SPDX-License-Identifier: Apache-2.0
// What my agencies owe to collection rounds, and one task with its fields and rows.
import { defineRoute } from '@tinhso/kernel/http'
import Type from 'typebox'
import type { CollectionParts } from '../../collection-parts.ts'
import { permissions, Task, TaskAddress, TaskSummary } from '../../contract/index.ts'
import { listTasks, viewTask } from '../task-view.ts'

export const listMyTasks = (parts: CollectionParts) =>
  defineRoute({
    operationId: 'collection.listTasks',
    method: 'GET',
    url: '/api/collection/tasks',
    audience: 'steward',
    permission: permissions.task,
    summary: { vi: 'Việc thu thập của cơ quan tôi', en: 'What my agency owes to collection rounds' },
    query: Type.Object({ all: Type.Optional(Type.Boolean({ description: 'Also what is done' })) }),
    response: Type.Object({ items: Type.Array(TaskSummary) }),
    handle: async ({ actor, query }) => ({ items: await listTasks(parts, actor, query.all ?? false) }),
  })

export const getTask = (parts: CollectionParts) =>
  defineRoute({
    operationId: 'collection.getTask',
    method: 'GET',
    url: '/api/collection/tasks/:round/:agency',
    audience: 'steward',
    summary: { vi: 'Một việc thu thập với các dòng', en: 'A task with its rows' },
    params: TaskAddress,
    response: Task,
    handle: ({ actor, params }) => viewTask(parts, actor, params),
  })
