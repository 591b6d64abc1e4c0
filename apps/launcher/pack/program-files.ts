// SPDX-License-Identifier: Apache-2.0
import { lstatSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'
import { LauncherError } from '../console/say.ts'
import { runProgram } from '../state/run-program.ts'

/** One file or symbolic link of the installation, by its path inside it. */
export type PackedFile = { path: string; executable: boolean; linkTo?: string }

/** The state of the sources: which commit, when it was made (seconds), and whether files differ from it. */
export type Commit = { id: string; time: number; changed: string[] }

/** Asks git what the sources are; throws a LauncherError in a folder that is no git checkout. */
export async function readCommit(clone: string): Promise<Commit> {
  const [id = '', time = ''] = (await git(clone, 'log', '-1', '--format=%H %ct')).trim().split(' ')
  const changed = (await git(clone, 'status', '--porcelain', '-z')).split('\0').filter((line) => line !== '')
  return { id, time: Number(time), changed }
}

/** The files git knows, as they lie in the folder; with changes also those not yet added. Ignored ones never. */
export async function listProgramFiles(clone: string, withChanges: boolean): Promise<PackedFile[]> {
  const more = withChanges ? ['--others', '--exclude-standard'] : []
  const listed = (await git(clone, 'ls-files', '-z', '--cached', ...more)).split('\0')
  const paths = [...new Set(listed)].filter((path) => path !== '')
  return paths.flatMap((path) => describeFile(clone, path) ?? [])
}

/** What stands at a path: a file, a link, or undefined when it is gone. */
export function describeFile(folder: string, path: string): PackedFile | undefined {
  const found = lstatSync(join(folder, path), { throwIfNoEntry: false })
  if (!found) return undefined
  if (found.isSymbolicLink()) return { path, executable: false, linkTo: readlinkSync(join(folder, path)) }
  return { path, executable: (found.mode & 0o111) !== 0 }
}

async function git(clone: string, ...args: string[]): Promise<string> {
  const answer = await runProgram(
    'git',
    ['-c', `safe.directory=${clone}`, '-c', 'core.quotePath=false', ...args],
    {
      cwd: clone,
    },
  )
  if (answer.code === 0) return answer.output
  throw new LauncherError(
    {
      vi: `${clone} không phải bản sao git của mã nguồn, nên không biết đóng gói phiên bản nào.`,
      en: `${clone} is no git checkout, so it cannot be said which version is packed.`,
    },
    {
      vi: 'Cài git, lấy mã nguồn bằng git clone, rồi chạy lại trong thư mục đó.',
      en: 'Install git, get the sources with git clone, and run this again there.',
    },
    { detail: answer.errors.trim() },
  )
}
