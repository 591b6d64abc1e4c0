// SPDX-License-Identifier: Apache-2.0
import { type KeyObject, sign } from 'node:crypto'
import { openAuditKey } from './audit-key.ts'
import { createSealer, type Sealer, type SealerParts } from './sealer.ts'
import { type AuditVerdict, verifyAudit } from './verify-audit.ts'

/** The evidence of the house: its sealer, its check, and the key with which others check it. */
export interface Audit {
  readonly sealer: Sealer
  readonly publicKey: KeyObject
  verify(): Promise<AuditVerdict>
  /** An Ed25519 signature of the house over evidence that it hands out, such as a list of checksums. */
  sign(content: Uint8Array): Buffer
}

/** Opens the evidence; makes the signing key in `keysFolder` at first start. */
export const createAudit = async (
  parts: Omit<SealerParts, 'key'> & { readonly keysFolder: string },
): Promise<Audit> => {
  const key = await openAuditKey(parts.keysFolder)
  return {
    sealer: createSealer({ ...parts, key }),
    publicKey: key.publicKey,
    sign: (content) => sign(null, content, key.privateKey),
    verify: () =>
      verifyAudit({ db: parts.database.read, headsFile: parts.headsFile, publicKey: key.publicKey }),
  }
}
