// SPDX-License-Identifier: Apache-2.0
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Keys of the house, derived from one master key that never enters the database (R-SEC-05). */
export interface Keys {
  /** Keyed HMAC-SHA-256 in hex: finds an equal value without storing it; a plain hash of a 12-digit number protects nothing. */
  mac(purpose: string, value: string): string
  /** Authenticated encryption (AES-256-GCM); the text starts with the key version. */
  seal(purpose: string, plain: string): string
  /** Opens what `seal` made; throws when it was altered or belongs to another purpose. */
  open(purpose: string, sealed: string): string
}

const readOrMake = async (folder: string): Promise<Buffer> => {
  const file = join(folder, 'master.key')
  try {
    return Buffer.from((await readFile(file, 'utf8')).trim(), 'base64url')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  const key = randomBytes(32)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await writeFile(file, `${key.toString('base64url')}\n`, { mode: 0o600, flag: 'wx' })
  return key
}

const version = 'k1'

/** Opens the keys in a folder, or makes them at first start (`master.key`, 0600); a short key refuses the start. */
export const openKeys = async (folder: string): Promise<Keys> => {
  const master = await readOrMake(folder)
  if (master.length !== 32) throw new Error('keys/master.key is not a 256-bit key')
  const derived = new Map<string, Buffer>()
  const keyFor = (purpose: string): Buffer => {
    const known = derived.get(purpose)
    if (known) return known
    const key = Buffer.from(hkdfSync('sha256', master, 'tinhso', purpose, 32))
    derived.set(purpose, key)
    return key
  }
  return {
    mac: (purpose, value) =>
      createHmac('sha256', keyFor(`mac:${purpose}`))
        .update(value)
        .digest('hex'),
    seal: (purpose, plain) => {
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', keyFor(`seal:${purpose}`), iv)
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
      return `${version}.${Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')}`
    },
    open: (purpose, sealed) => {
      const [given, text] = sealed.split('.')
      if (given !== version || text === undefined) throw new Error('sealed value of an unknown key version')
      const bytes = Buffer.from(text, 'base64url')
      const decipher = createDecipheriv('aes-256-gcm', keyFor(`seal:${purpose}`), bytes.subarray(0, 12))
      decipher.setAuthTag(bytes.subarray(12, 28))
      return decipher.update(bytes.subarray(28), undefined, 'utf8') + decipher.final('utf8')
    },
  }
}
