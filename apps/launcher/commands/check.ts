// SPDX-License-Identifier: Apache-2.0
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from '../command.ts'
import { Progress } from '../console/progress.ts'
import { readOptions } from '../console/read-options.ts'
import { say } from '../console/say.ts'
import { runProgram } from '../state/run-program.ts'
import { cloneFolder } from '../state/state-folder.ts'

/** One check of the sources: a script, run by Node, that ends with exit code 0 when all is well. */
type SourceCheck = { title: { vi: string; en: string }; script: string; args: string[] }

const checks: readonly SourceCheck[] = [
  {
    title: { vi: 'Kiểu dữ liệu', en: 'types' },
    script: 'node_modules/typescript/bin/tsc',
    args: ['--noEmit'],
  },
  {
    title: { vi: 'Quy tắc viết mã', en: 'format and lint' },
    script: 'node_modules/@biomejs/biome/bin/biome',
    args: ['check', '--diagnostic-level=error'],
  },
  {
    title: { vi: 'Chiều phụ thuộc', en: 'arrows between layers' },
    script: 'tools/check-arrows.ts',
    args: [],
  },
  { title: { vi: 'Hình dạng mô-đun', en: 'shape of modules' }, script: 'tools/check-shape.ts', args: [] },
  {
    title: { vi: 'Tài liệu sinh tự động', en: 'generated reference' },
    script: 'tools/generate-reference.ts',
    args: ['--check'],
  },
]

/** Looks at the sources; every check runs, and each failure is shown whole. */
export const checkCommand: Command = {
  name: 'check',
  summary: { vi: 'kiểm tra mã nguồn', en: 'check the sources' },
  run: async ({ args }) => {
    readOptions(args, {})
    const progress = new Progress()
    const failures: string[] = []
    for (const check of checks.filter(({ script }) => existsSync(join(cloneFolder, script)))) {
      await progress
        .step(check.title, () => runCheck(check))
        .catch((error: Error) => failures.push(error.message))
    }
    for (const failure of failures) process.stdout.write(`\n${failure}\n`)
    if (failures.length === 0) say({ vi: 'Mã nguồn đạt.', en: 'The sources pass.' })
    return failures.length === 0 ? 0 : 1
  },
}

async function runCheck({ title, script, args }: SourceCheck): Promise<void> {
  const result = await runProgram(process.execPath, [join(cloneFolder, script), ...args], {
    cwd: cloneFolder,
  })
  if (result.code !== 0)
    throw new Error(`— ${title.vi} · ${title.en}\n${result.output}${result.errors}`.trimEnd())
}
