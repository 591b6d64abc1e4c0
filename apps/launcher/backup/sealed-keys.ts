// SPDX-License-Identifier: Apache-2.0
import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto'
import { mkdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { LauncherError } from '../console/say.ts'
import { writeWhole } from '../state/write-whole.ts'
import { walk } from './file-list.ts'

const magic = Buffer.from('TSKEYS1\n')
const cost = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 }

/**
 * Packs a folder of keys into one file that only the passphrase opens: scrypt, then AES-256-GCM.
 * Layout: magic (8 bytes), salt (16), nonce (12), tag (16), ciphertext of a JSON object path → base64.
 */
export function sealKeys(folder: string, passphrase: string): Buffer {
  const content = Object.fromEntries(
    walk(folder).files.map((path) => [path, readFileSync(join(folder, path), 'base64')]),
  )
  const salt = randomBytes(16)
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', scryptSync(passphrase, salt, 32, cost), nonce)
  cipher.setAAD(magic)
  const sealed = Buffer.concat([cipher.update(JSON.stringify(content), 'utf8'), cipher.final()])
  return Buffer.concat([magic, salt, nonce, cipher.getAuthTag(), sealed])
}

/** Opens sealed keys; throws a LauncherError when the passphrase is wrong or a byte was changed. */
export function openKeys(sealed: Buffer, passphrase: string): Record<string, string> {
  try {
    const key = scryptSync(passphrase, sealed.subarray(8, 24), 32, cost)
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(24, 36))
    decipher.setAAD(sealed.subarray(0, 8))
    decipher.setAuthTag(sealed.subarray(36, 52))
    const text = Buffer.concat([decipher.update(sealed.subarray(52)), decipher.final()]).toString('utf8')
    return JSON.parse(text) as Record<string, string>
  } catch (error) {
    throw new LauncherError(
      {
        vi: 'Cụm mật khẩu không mở được khóa trong bản sao lưu.',
        en: 'The passphrase does not open the keys of the backup.',
      },
      {
        vi: 'Kiểm tra tệp --passphrase-file; phải là tệp đã dùng lúc sao lưu.',
        en: 'Check the file of --passphrase-file: it must be the one used for the backup.',
      },
      { cause: error },
    )
  }
}

/** Writes opened keys back as files closed to other users. */
export function writeKeys(folder: string, content: Record<string, string>): void {
  for (const [path, encoded] of Object.entries(content)) {
    const file = join(folder, path)
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    writeWhole(file, Buffer.from(encoded, 'base64'))
  }
}

/** The passphrase of a file: its first line, at least 12 characters. */
export function readPassphrase(file: string): string {
  const [line = ''] = readFileSync(file, 'utf8').split(/\r?\n/)
  if (line.length >= 12) return line.normalize('NFC')
  throw new LauncherError(
    { vi: 'Cụm mật khẩu quá ngắn.', en: 'The passphrase is too short.' },
    {
      vi: 'Ghi ít nhất 12 ký tự vào dòng đầu của tệp.',
      en: 'Write at least 12 characters into the first line of the file.',
    },
  )
}
