// SPDX-License-Identifier: Apache-2.0
import { createHash, createPublicKey, verify } from 'node:crypto'
import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { hashFile, parseFileList } from '../backup/file-list.ts'
import { LauncherError } from '../console/say.ts'
import {
  factsFile,
  type PackFacts,
  parseFacts,
  payloadFile,
  programListFile,
  signatureFile,
  signerFile,
  sumsFile,
} from './pack-files.ts'
import { readTar } from './read-tar.ts'

/** A pack whose every byte was found as it was written; `signer` is the SHA-256 of the signing key, when signed. */
export type CheckedPack = { facts: PackFacts; files: number; signer: string | undefined }

/**
 * Reads every byte of a pack: its own checksum file when it lies beside, every part against SHA256SUMS, every file of the
 * program against its list, the signature when there is one. Throws a LauncherError that names the first fault.
 */
export async function checkPack(file: string, fingerprint: string | undefined): Promise<CheckedPack> {
  try {
    await compareOwnSum(file)
    const outer = await readOuter(file)
    const facts = parseFacts(textOf(outer.texts, factsFile))
    if (!facts) throw new Error(factsFile)
    compareSums(outer)
    const signer = signerOf(outer.texts)
    if (fingerprint !== undefined && signer !== fingerprint.toLowerCase()) throw otherSigner(signer)
    return { facts, files: await compareProgram(file, textOf(outer.texts, programListFile)), signer }
  } catch (error) {
    if (error instanceof LauncherError) throw error
    throw damagedPack((error as Error).message)
  }
}

async function compareOwnSum(file: string): Promise<void> {
  if (!existsSync(`${file}.sha256`)) return
  const stated = readFileSync(`${file}.sha256`, 'utf8').slice(0, 64)
  if ((await hashFile(file)).hash !== stated) throw new Error(`${file}.sha256`)
}

type Outer = { texts: Map<string, Buffer>; hashes: Map<string, string> }

async function readOuter(file: string): Promise<Outer> {
  const outer: Outer = { texts: new Map(), hashes: new Map() }
  for await (const entry of readTar(createReadStream(file))) {
    if (entry.kind !== 'file') continue
    const name = entry.path.slice(entry.path.indexOf('/') + 1)
    const digest = createHash('sha256')
    const kept: Uint8Array[] = []
    for await (const part of entry.content()) {
      digest.update(part)
      if (name !== payloadFile) kept.push(Buffer.from(part))
    }
    outer.hashes.set(name, digest.digest('hex'))
    if (name !== payloadFile) outer.texts.set(name, Buffer.concat(kept))
  }
  return outer
}

function compareSums({ texts, hashes }: Outer): void {
  const listed = parseFileList(textOf(texts, sumsFile)) ?? []
  const unlisted = new Set([sumsFile, signatureFile, signerFile])
  for (const { path, hash } of listed) if (hashes.get(path) !== hash) throw new Error(path)
  const names = new Set(listed.map(({ path }) => path))
  if (!names.has(payloadFile)) throw new Error(payloadFile)
  const added = [...hashes.keys()].find((name) => !names.has(name) && !unlisted.has(name))
  if (added) throw new Error(`${added} (thừa · not listed)`)
}

function signerOf(texts: ReadonlyMap<string, Buffer>): string | undefined {
  const signature = texts.get(signatureFile)
  if (!signature) return undefined
  const key = createPublicKey(textOf(texts, signerFile))
  if (!verify(null, texts.get(sumsFile) ?? Buffer.alloc(0), key, signature)) throw new Error(signatureFile)
  return createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex')
}

/** The program inside, file by file; how many there are. */
async function compareProgram(file: string, list: string): Promise<number> {
  const expected = new Map((parseFileList(list) ?? []).map(({ path, hash }) => [path, hash]))
  const count = expected.size
  for await (const outer of readTar(createReadStream(file))) {
    if (!outer.path.endsWith(`/${payloadFile}`)) continue
    const unzipped = createGunzip()
    const feeding = feed(unzipped, outer.content())
    for await (const entry of readTar(unzipped)) {
      if (entry.kind !== 'file') continue
      const digest = createHash('sha256')
      for await (const part of entry.content()) digest.update(part)
      if (expected.get(entry.path) !== digest.digest('hex')) throw new Error(entry.path)
      expected.delete(entry.path)
    }
    unzipped.resume()
    await feeding
  }
  const [missing] = expected.keys()
  if (missing) throw new Error(`${missing} (thiếu · missing)`)
  return count
}

async function feed(
  unzipped: ReturnType<typeof createGunzip>,
  parts: AsyncIterable<Uint8Array>,
): Promise<void> {
  for await (const part of parts) {
    if (!unzipped.write(part)) await new Promise((resolve) => unzipped.once('drain', resolve))
  }
  unzipped.end()
}

function textOf(texts: ReadonlyMap<string, Buffer>, name: string): string {
  const text = texts.get(name)
  if (!text) throw new Error(`${name} (thiếu · missing)`)
  return text.toString('utf8')
}

function otherSigner(signer: string | undefined): LauncherError {
  return new LauncherError(
    {
      vi: `Gói không do khóa đã nêu ký (${signer ?? 'gói không có chữ ký'}). Không dùng gói này.`,
      en: `The pack is not signed by the key you named (${signer ?? 'it is not signed'}). Do not use it.`,
    },
    {
      vi: 'So vân tay khóa với nơi đóng gói qua một kênh khác, rồi kiểm lại.',
      en: 'Compare the fingerprint with where the pack was made, over another channel, then check again.',
    },
  )
}

function damagedPack(what: string): LauncherError {
  return new LauncherError(
    {
      vi: `Gói cài đặt không nguyên vẹn: ${what}. Không dùng gói này.`,
      en: `The pack is not whole: ${what}. Do not use it.`,
    },
    {
      vi: 'Chép lại gói từ nơi đã đóng gói, so mã SHA-256 với nơi đó, rồi kiểm lại.',
      en: 'Copy it again from where it was made, compare its SHA-256 with that place, then check again.',
    },
  )
}
