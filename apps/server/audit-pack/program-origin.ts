// SPDX-License-Identifier: Apache-2.0
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type BillOfMaterials, billOfMaterials } from '../../launcher/pack/bill-of-materials.ts'
import { installedPackages } from '../../launcher/pack/locked-packages.ts'
import { billFile, factsFile, parseFacts } from '../../launcher/pack/pack-files.ts'
import { readCommit } from '../../launcher/pack/program-files.ts'

/** Which program runs: from a checked pack, from a git checkout, or of unknown origin. */
export interface ProgramOrigin {
  readonly kind: 'pack' | 'git' | 'unknown'
  readonly version: string
  readonly commit: string | null
  /** Files that differ from the commit; null when that cannot be known. */
  readonly changedFiles: number | null
  readonly commitTime: number
}

const program = fileURLToPath(new URL('../../../', import.meta.url))

/** Says which program runs, from the pack's own facts or from git. */
export const programOrigin = async (): Promise<ProgramOrigin> => {
  const { version } = JSON.parse(readFileSync(join(program, 'package.json'), 'utf8')) as { version: string }
  const file = join(program, factsFile)
  const facts = existsSync(file) ? parseFacts(readFileSync(file, 'utf8')) : undefined
  if (facts) {
    const changedFiles = facts.changes === 'yes' ? null : 0
    return { kind: 'pack', version, commit: facts.commit, changedFiles, commitTime: 0 }
  }
  try {
    const { id, time, changed } = await readCommit(program)
    return { kind: 'git', version, commit: id, changedFiles: changed.length, commitTime: time }
  } catch {
    return { kind: 'unknown', version, commit: null, changedFiles: null, commitTime: 0 }
  }
}

/** The bill of materials that came with the pack, else one made from the lockfile and the installed packages. */
export const billOfProgram = ({ commit, commitTime }: ProgramOrigin): BillOfMaterials => {
  const file = join(program, billFile)
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as BillOfMaterials
  const withTests = existsSync(join(program, 'node_modules/playwright-core'))
  return billOfMaterials(program, installedPackages(program, withTests), {
    time: commitTime,
    commit: commit ?? 'unknown',
  })
}
