// SPDX-License-Identifier: Apache-2.0
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Check, judged, unchecked } from './check-result.ts'
import { tryQuery } from './try-query.ts'

type Figure = { subject: string; expected: string | null; found: string | null }

/**
 * Figures that the house has stated (rows of a dataset, events of a case) are counted again.
 * Each part of the house brings its own: a file `verification/*.sql` with one query that answers
 * (subject, expected, found).
 */
export const statedFigures: Check = {
  title: { vi: 'Số liệu đã công bố trong hệ thống', en: 'Figures the house has stated' },
  run: async ({ client, clone }, tell) => {
    const files = figureFiles(clone)
    if (files.length === 0) return unchecked('verification/*.sql')
    const problems: string[] = []
    const broken: string[] = []
    let count = 0
    for (const file of files) {
      tell(file)
      const { rows, failure } = await tryQuery<Figure>(client, readFileSync(join(clone, file), 'utf8'))
      if (failure) broken.push(`${file}: ${failure}`)
      count += rows.length
      const wrong = rows.filter(({ expected, found }) => String(expected) !== String(found))
      for (const { subject, expected, found } of wrong) problems.push(`${subject}: ${expected} → ${found}`)
    }
    if (problems.length === 0 && broken.length > 0) return unchecked(...broken)
    return judged({ vi: `${count} số liệu`, en: `${count} figures` }, [...problems, ...broken])
  },
}

function figureFiles(clone: string): string[] {
  const found = globSync('{kernel,modules}/*/verification/*.sql', { cwd: clone })
  return found.filter((file) => !file.endsWith('/stored-files.sql')).sort()
}
