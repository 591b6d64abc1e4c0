// SPDX-License-Identifier: Apache-2.0
// The template of a task: the dataset's own, begun with the rows of the draft.
import { defineRoute } from '@tinhso/kernel/http'
import { workbookType } from '@tinhso/kernel/print'
import type { CollectionParts } from '../../collection-parts.ts'
import { permissions, TaskAddress } from '../../contract/index.ts'
import { readRows } from '../../draft/row-store.ts'
import { periodWords } from '../../round/period.ts'
import { visibleTask } from '../task-access.ts'
import { typedRowsOf } from '../task-view.ts'

export const downloadTaskTemplate = (parts: CollectionParts) =>
  defineRoute({
    operationId: 'collection.downloadTemplate',
    method: 'GET',
    url: '/api/collection/tasks/:round/:agency/template.xlsx',
    audience: 'steward',
    permission: permissions.task,
    summary: { vi: 'Tải tệp mẫu của việc thu thập', en: 'The template of a task' },
    stream: true,
    params: TaskAddress,
    handle: async ({ actor, params, reply }) => {
      const db = parts.kernel.database.read
      const { round, contribution } = await visibleTask(db, actor, params)
      const typed = await typedRowsOf(parts, round)
      const { fields } = typed.schema
      const rows = (await readRows(db, contribution.id, typed)).filter(({ removed }) => !removed)
      const begun = rows.map(({ values }) => {
        const { normalised } = typed.judge(values)
        return Object.fromEntries(fields.map(({ id, name }) => [name, normalised[id] ?? values[id] ?? null]))
      })
      const workbook = await parts.warehouse.fillTemplate(round.datasetCode, {
        agency: contribution.agencyName,
        period: `Kỳ: ${periodWords(round.period).vi}`,
        rows: begun,
      })
      const name = `${round.code}-${contribution.agencyCode}.xlsx`.replace(/[^A-Za-z0-9._-]/g, '-')
      return reply
        .type(workbookType)
        .header('content-disposition', `attachment; filename="${name}"`)
        .send(workbook)
    },
  })
