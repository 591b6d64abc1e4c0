// SPDX-License-Identifier: Apache-2.0
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The pair that signs the heads of the audit chain (Ed25519, RFC 8032). */
export interface AuditKey {
  readonly id: string
  readonly privateKey: KeyObject
  readonly publicKey: KeyObject
}

/** Short name of a key: the first 16 hex digits of the SHA-256 of its public part (DER). */
export const keyId = (publicKey: KeyObject): string =>
  createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 16)

const privateFile = 'audit-ed25519.pem'

/** File of the public part, beside the private one; hand it to whoever verifies. */
export const publicKeyFile = 'audit-ed25519.pub.pem'

const readPem = async (path: string): Promise<string | null> => {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

const makePem = async (folder: string): Promise<string> => {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const { privateKey } = generateKeyPairSync('ed25519')
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string
  try {
    await writeFile(join(folder, privateFile), pem, { mode: 0o600, flag: 'wx', flush: true })
    return pem
  } catch (error) {
    // another process of the house made it first
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return readFile(join(folder, privateFile), 'utf8')
  }
}

/** Opens the signing key in a folder, or makes it at first start (private part 0600). */
export const openAuditKey = async (folder: string): Promise<AuditKey> => {
  const path = join(folder, privateFile)
  const privateKey = createPrivateKey((await readPem(path)) ?? (await makePem(folder)))
  const publicKey = createPublicKey(privateKey)
  const publicPem = publicKey.export({ type: 'spki', format: 'pem' }) as string
  if ((await readPem(join(folder, publicKeyFile))) !== publicPem) {
    await writeFile(join(folder, publicKeyFile), publicPem, { mode: 0o644 })
  }
  return { id: keyId(publicKey), privateKey, publicKey }
}
