// SPDX-License-Identifier: Apache-2.0
import { type KeyObject, sign, verify } from 'node:crypto'
import type { AuditKey } from './audit-key.ts'
import { canonicalJson } from './canonical-json.ts'

/** A stretch of the chain whose head is signed. Positions are counted from 1, without gaps. */
export interface AuditBlock {
  readonly number: number
  readonly firstPosition: number
  readonly lastPosition: number
  /** Chain hash before the first entry of the block. */
  readonly previousHash: string
  /** Chain hash after its last entry. */
  readonly headHash: string
  readonly sealedAt: string
  /** Where the time comes from (R-SEC-04): the machine’s clock, or that clock moved for training. */
  readonly clock: string
  readonly keyId: string
}

/** A block with its signature: one line of the heads file. `body` is the exact text that was signed. */
export interface SignedBlock {
  readonly body: string
  readonly signature: string
}

export const signBlock = (block: AuditBlock, key: AuditKey): SignedBlock => {
  const body = canonicalJson(block)
  return { body, signature: sign(null, Buffer.from(body, 'utf8'), key.privateKey).toString('base64') }
}

export const signatureHolds = ({ body, signature }: SignedBlock, publicKey: KeyObject): boolean =>
  verify(null, Buffer.from(body, 'utf8'), publicKey, Buffer.from(signature, 'base64'))

/** Reads a signed body; null for text that is no block. */
export const readBlock = (body: string): AuditBlock | null => {
  try {
    const block = JSON.parse(body) as AuditBlock
    return Number.isSafeInteger(block.number) && typeof block.headHash === 'string' ? block : null
  } catch {
    return null
  }
}
