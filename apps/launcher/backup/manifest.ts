// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { LauncherError } from '../console/say.ts'
import { writeWhole } from '../state/write-whole.ts'

/** What a backup says about itself. Every other file is named with its SHA-256 in `files.sha256`. */
export type Manifest = {
  format: 'tinhso-backup/1'
  madeAt: string
  postgresVersion: string
  demo: boolean
  keys: 'open' | 'sealed'
  /** Rows of every table, counted in the very copy that lies in the backup. */
  tableCounts: Record<string, number>
  fileCount: number
  totalBytes: number
  /** Every folder, since an empty one is named by no file. */
  folders: string[]
  /** SHA-256 of `files.sha256`. */
  fileListHash: string
}

/** Names of the three files that describe a backup; the list has the form that `sha256sum -c` reads. */
export const manifestFile = 'manifest.json'
export const manifestHashFile = 'manifest.sha256'
export const fileListFile = 'files.sha256'

/** Writes the manifest and, last of all, its own hash: a backup without that file was broken off. */
export function writeManifest(folder: string, manifest: Manifest): void {
  const text = `${JSON.stringify(manifest, null, 2)}\n`
  writeWhole(join(folder, manifestFile), text)
  writeWhole(join(folder, manifestHashFile), `${sha256(text)}  ${manifestFile}\n`)
}

/** Reads the manifest of a backup; throws a LauncherError when it is missing, damaged or of another format. */
export function readManifest(folder: string): Manifest {
  const text = readOrRefuse(folder, manifestFile)
  const expected = readOrRefuse(folder, manifestHashFile).slice(0, 64)
  if (sha256(text) !== expected) throw damaged(manifestFile)
  const manifest = JSON.parse(text) as Manifest
  if (manifest.format !== 'tinhso-backup/1') throw damaged(`${manifestFile} (${String(manifest.format)})`)
  return manifest
}

/** The refusal of a damaged backup; names what is wrong with it. */
export function damaged(what: string): LauncherError {
  return new LauncherError(
    {
      vi: `Bản sao lưu bị hỏng: ${what}. Chưa khôi phục gì.`,
      en: `The backup is damaged: ${what}. Nothing was restored.`,
    },
    {
      vi: 'Dùng một bản sao lưu khác, hoặc chép lại bản này từ nơi lưu gốc.',
      en: 'Use another backup, or copy this one again from where it is kept.',
    },
  )
}

/** SHA-256 of a text, in hexadecimal. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function readOrRefuse(folder: string, name: string): string {
  try {
    return readFileSync(join(folder, name), 'utf8')
  } catch {
    throw new LauncherError(
      {
        vi: `${folder} không phải bản sao lưu trọn vẹn (thiếu ${name}).`,
        en: `${folder} is not a complete backup (${name} is missing).`,
      },
      { vi: 'Chọn thư mục do ./tinhso backup tạo ra.', en: 'Choose a folder made by ./tinhso backup.' },
    )
  }
}
