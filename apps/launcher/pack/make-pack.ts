// SPDX-License-Identifier: Apache-2.0
import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto'
import {
  createReadStream,
  createWriteStream,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fileListText, hashFile } from '../backup/file-list.ts'
import type { Progress } from '../console/progress.ts'
import { writeWhole } from '../state/write-whole.ts'
import { billOfMaterials } from './bill-of-materials.ts'
import type { Gathered } from './gather-files.ts'
import { gzipMembers } from './gzip-members.ts'
import {
  billFile,
  factsFile,
  factsText,
  type PackFacts,
  packName,
  payloadFile,
  programListFile,
  signatureFile,
  signerFile,
  sumsFile,
} from './pack-files.ts'
import { payloadChunks } from './payload.ts'
import { tarEnd, tarEntry, tarFileHeader, tarPadding } from './tar-archive.ts'

/** What `makePack` made. */
export type MadePack = { file: string; hash: string; size: number; facts: PackFacts; components: number }

/**
 * Writes one installation pack: an outer tar with checksums, bill of materials, installer and the compressed program.
 * The same commit and lockfile give the same bytes. It is written aside and renamed, with its own checksum file beside it.
 */
export async function makePack(
  gathered: Gathered,
  options: { output: string; level: number; signWith?: string | undefined; progress: Progress },
): Promise<MadePack> {
  const { progress, signWith } = options
  const draft = `${options.output}.draft`
  mkdirSync(dirname(options.output), { recursive: true })
  const payload = `${draft}.payload`
  try {
    const result = await progress.step({ vi: 'Nén chương trình và các gói', en: 'Compressing' }, (tell) =>
      writePayload(gathered, { file: payload, level: options.level }, tell),
    )
    const facts: PackFacts = { ...gathered.facts, ...result.facts }
    const bill = billOfMaterials(gathered.clone, gathered.packages, {
      time: gathered.commit.time,
      commit: gathered.commit.id,
    })
    const texts = describingTexts(facts, result.list, `${JSON.stringify(bill, null, 2)}\n`)
    await progress.step({ vi: 'Ghi tệp đóng gói', en: 'Writing the pack' }, () =>
      writeOuter(draft, { facts, texts, payload, time: gathered.commit.time, signWith }),
    )
    renameSync(draft, options.output)
    const { hash, size } = await hashFile(options.output)
    writeWhole(`${options.output}.sha256`, `${hash}  ${basename(options.output)}\n`, 0o644)
    return { file: options.output, hash, size, facts, components: bill.components.length }
  } finally {
    for (const file of [draft, payload]) rmSync(file, { force: true })
  }
}

async function writePayload(
  gathered: Gathered,
  { file, level }: { file: string; level: number },
  tell: (news: string) => void,
) {
  const entries: { path: string; hash: string }[] = []
  const total = { bytes: 0, glibc: 0 }
  const chunks = payloadChunks(gathered, '', (read) => {
    entries.push({ path: read.path, hash: read.hash })
    total.bytes += read.size
    total.glibc = Math.max(total.glibc, read.glibc)
    if (entries.length % 5000 === 0) tell(`${entries.length}/${gathered.files.length}`)
  })
  await pipeline(Readable.from(gzipMembers(chunks, level)), createWriteStream(file))
  const facts = { files: String(entries.length), bytes: String(total.bytes), glibc: `2.${total.glibc}` }
  return { facts, list: fileListText(entries) }
}

/** Everything in the outer archive but the program itself; the installer and the page to read come from beside this file. */
function describingTexts(facts: PackFacts, list: string, bill: string): Map<string, string> {
  const beside = (name: string) => readFileSync(join(import.meta.dirname, name), 'utf8')
  return new Map([
    ['README.md', beside('pack-readme.md')],
    ['install.sh', beside('install.sh')],
    [factsFile, factsText(facts)],
    [programListFile, list],
    [billFile, bill],
  ])
}

type Outer = {
  facts: PackFacts
  texts: ReadonlyMap<string, string>
  payload: string
  time: number
  signWith: string | undefined
}

async function writeOuter(file: string, outer: Outer): Promise<void> {
  const payloadHash = (await hashFile(outer.payload)).hash
  const named = [...outer.texts].map(([path, text]) => ({
    path,
    hash: createHash('sha256').update(text).digest('hex'),
  }))
  const sums = fileListText([...named, { path: payloadFile, hash: payloadHash }])
  const texts = new Map([...outer.texts, [sumsFile, sums], ...signatureOf(sums, outer.signWith)])
  await pipeline(Readable.from(outerChunks(outer, texts)), createWriteStream(file, { mode: 0o644 }))
}

async function* outerChunks(outer: Outer, texts: ReadonlyMap<string, string | Buffer>) {
  const folder = packName(outer.facts)
  yield* tarEntry({ path: folder, kind: 'folder' }, outer.time)
  for (const [name, text] of texts) {
    const content = Buffer.from(text)
    const executable = name === 'install.sh'
    yield* tarEntry({ path: `${folder}/${name}`, kind: 'file', content, executable }, outer.time)
  }
  const { size } = statSync(outer.payload)
  yield tarFileHeader(`${folder}/${payloadFile}`, size, outer.time)
  yield* createReadStream(outer.payload)
  yield tarPadding(size)
  yield tarEnd()
}

/** An Ed25519 signature over the list of checksums, which names everything else. */
function signatureOf(sums: string, keyFile: string | undefined): [string, string | Buffer][] {
  if (keyFile === undefined) return []
  const key = createPrivateKey(readFileSync(keyFile))
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'pem' })
  return [
    [signatureFile, sign(null, Buffer.from(sums), key)],
    [signerFile, String(publicKey)],
  ]
}
