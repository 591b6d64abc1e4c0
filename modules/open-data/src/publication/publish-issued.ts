// SPDX-License-Identifier: Apache-2.0
import { systemActor } from '@tinhso/kernel/access'
import type { Kernel } from '@tinhso/kernel/module'
import type { DatasetSource, SourceDataset } from '../source/dataset-source.ts'
import { insertPrepared } from './publication-service.ts'
import { findNewest } from './publication-store.ts'
import { defaultFieldIds, whyNotPublishable, whyScanForbids } from './publishable.ts'

const reason =
  'Danh mục là phụ lục của văn bản đã ban hành và công khai; hệ thống đưa lên cổng khi cài đặt lần đầu.'

const publish = (kernel: Kernel, dataset: SourceDataset) =>
  kernel.runCommand(
    { actor: systemActor('first-content') },
    { name: 'open-data.publish-issued', input: dataset.code },
    async (command) => {
      const chosen = { fieldIds: defaultFieldIds(dataset), licence: 'province-open-data' } as const
      const { caseId } = await insertPrepared({ kernel }, command, dataset, chosen)
      await kernel.procedures.act(command, { caseId, action: 'publish-issued', reason })
      return caseId
    },
  )

/**
 * First content of the portal: the inventories of the province's own documents, which were issued long ago (000/002
 * Đ30.1). Everything else takes the way over owner and focal department; what was published or withdrawn once is left alone.
 */
export const publishIssuedInventories = async (
  kernel: Kernel,
  source: DatasetSource,
  codes: readonly string[],
): Promise<void> => {
  for (const code of codes) {
    const dataset = await source.byCode(code)
    if (!dataset || dataset.ownerAgencyId === null) continue
    if (await findNewest(kernel.database.read, code)) continue
    const fieldIds = defaultFieldIds(dataset)
    if (whyNotPublishable(dataset, fieldIds) !== null) continue
    const findings = await source.scan(dataset.id)
    if (whyScanForbids(dataset, fieldIds, findings) === null) await publish(kernel, dataset)
  }
}
