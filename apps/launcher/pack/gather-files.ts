// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { walk } from '../backup/file-list.ts'
import type { Progress } from '../console/progress.ts'
import { LauncherError } from '../console/say.ts'
import { buildConsole } from '../console-build/build-console.ts'
import { completeShippedPrograms } from '../postgres/find-binaries.ts'
import { cloneFolder } from '../state/state-folder.ts'
import { installedPackages, type LockedPackage } from './locked-packages.ts'
import type { PackFacts } from './pack-files.ts'
import { listPackageFiles } from './package-files.ts'
import { type Commit, describeFile, listProgramFiles, type PackedFile, readCommit } from './program-files.ts'

/** Everything that goes into a pack, by name; nothing is read yet. */
export type Gathered = {
  clone: string
  commit: Commit
  packages: LockedPackage[]
  files: PackedFile[]
  facts: Omit<PackFacts, 'files' | 'bytes' | 'glibc'>
}

/** What a pack shall hold. */
export type Choice = { withTests: boolean; withChanges: boolean }

/**
 * Names the files of the program at its commit, of the built console and of the packages, in one fixed order.
 * Throws a LauncherError when files differ from the commit and that was not asked for.
 */
export async function gatherFiles(
  choice: Choice,
  progress: Progress,
  clone = cloneFolder,
): Promise<Gathered> {
  const commit = await readCommit(clone)
  if (commit.changed.length > 0 && !choice.withChanges) throw uncommitted(commit.changed)
  await progress.step({ vi: 'Dựng giao diện quản lý', en: 'Console' }, () => buildConsole())
  completeShippedPrograms()
  const packages = installedPackages(clone, choice.withTests)
  const built = walk(join(clone, 'apps/console/dist')).files.map((path) => `apps/console/dist/${path}`)
  const files = [
    ...(await listProgramFiles(clone, choice.withChanges)),
    ...built.flatMap((path) => describeFile(clone, path) ?? []),
    ...listPackageFiles(clone, packages),
  ].sort((a, b) => (a.path < b.path ? -1 : 1))
  const about = JSON.parse(readFileSync(join(clone, 'package.json'), 'utf8')) as { version: string }
  const facts: Gathered['facts'] = {
    format: 'tinhso-pack/1',
    version: about.version,
    commit: commit.id,
    changes: commit.changed.length > 0 ? 'yes' : 'no',
    madeFrom: createHash('sha256')
      .update(readFileSync(join(clone, 'package-lock.json')))
      .digest('hex'),
    architecture: process.arch,
    node: process.versions.node,
    tests: choice.withTests ? 'yes' : 'no',
  }
  return { clone, commit, packages, files, facts }
}

function uncommitted(changed: readonly string[]): LauncherError {
  return new LauncherError(
    {
      vi: `Có ${changed.length} tệp khác với bản đã ghi nhận (commit), nên gói sẽ không ứng với phiên bản nào.`,
      en: `${changed.length} files differ from the commit; the pack would match no version.`,
    },
    {
      vi: 'Ghi nhận thay đổi (git commit) rồi chạy lại; hoặc thêm --with-changes, gói sẽ mang dấu “changed”.',
      en: 'Commit the changes and run this again; or add --with-changes, and the pack is marked “changed”.',
    },
    { detail: changed.slice(0, 10).join('\n') },
  )
}
