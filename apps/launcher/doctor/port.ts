// SPDX-License-Identifier: Apache-2.0

import { serverRecord } from '../server/server-record.ts'
import { isPortFree } from '../state/free-port.ts'
import type { Examined, Finding } from './finding.ts'

const title = { vi: 'Cổng mạng', en: 'Network port' }

/** The web port: ours already, free, or taken by another program (then the next free one is used). */
export async function checkPort({ port, host, stateFolder }: Examined): Promise<Finding> {
  const running = serverRecord(stateFolder)
  if (running) {
    return {
      title,
      level: 'good',
      found: { vi: `${running.port} (Tỉnh Số đang chạy)`, en: `${running.port} (ours, running)` },
    }
  }
  if (await isPortFree(port, host)) {
    return { title, level: 'good', found: { vi: `${port} còn trống`, en: `${port} is free` } }
  }
  return {
    title,
    level: 'warning',
    found: { vi: `${port} đang bị chương trình khác dùng`, en: `${port} is taken by another program` },
    advice: {
      vi: 'Tỉnh Số sẽ lấy cổng trống kế tiếp; muốn chọn cổng thì thêm --port.',
      en: 'The next free port will be used; add --port to choose one.',
    },
  }
}
