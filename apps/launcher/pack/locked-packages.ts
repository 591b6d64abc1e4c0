// SPDX-License-Identifier: Apache-2.0
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { LauncherError } from '../console/say.ts'

/** What the lockfile says of one package. */
export type LockedPackage = {
  path: string
  name: string
  version: string
  integrity: string
  dev: boolean
  dependencies: string[]
}

type LockEntry = {
  name?: string
  version?: string
  integrity?: string
  link?: boolean
  dev?: boolean
  optional?: boolean
  dependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
}

/**
 * The packages that the lockfile names and this machine has installed, tests and build tools among them when asked.
 * Throws a LauncherError when one is missing or is not the version of the lockfile.
 */
export function installedPackages(clone: string, withTests: boolean): LockedPackage[] {
  const lock = JSON.parse(readFileSync(join(clone, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, LockEntry>
  }
  const faults: string[] = []
  const packages = Object.entries(lock.packages).flatMap(([path, entry]) => {
    if (!path.startsWith('node_modules/') || entry.link || (entry.dev && !withTests)) return []
    const file = join(clone, path, 'package.json')
    if (!existsSync(file)) {
      if (!entry.optional) faults.push(`${path}: không có · missing`)
      return []
    }
    const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string }
    if (version !== entry.version) faults.push(`${path}: ${version} ≠ ${entry.version}`)
    return [lockedPackage(path, entry)]
  })
  if (faults.length > 0) throw notAsLocked(faults)
  return packages.sort((a, b) => (a.path < b.path ? -1 : 1))
}

function lockedPackage(path: string, entry: LockEntry): LockedPackage {
  return {
    path,
    name: entry.name ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
    version: entry.version ?? '',
    integrity: entry.integrity ?? '',
    dev: entry.dev ?? false,
    dependencies: Object.keys({ ...entry.dependencies, ...entry.optionalDependencies }).sort(),
  }
}

function notAsLocked(faults: readonly string[]): LauncherError {
  return new LauncherError(
    {
      vi: 'Các gói đã cài không đúng như package-lock.json, nên không đóng gói.',
      en: 'The installed packages are not those of package-lock.json; nothing was packed.',
    },
    {
      vi: 'Xóa thư mục node_modules, chạy ./tinhso help để cài lại, rồi đóng gói lại.',
      en: 'Remove the folder node_modules, run ./tinhso help to install again, then pack again.',
    },
    { detail: faults.slice(0, 20).join('\n') },
  )
}
