// SPDX-License-Identifier: Apache-2.0
import { createHash, type Hash } from 'node:crypto'
import { createReadStream, createWriteStream, renameSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { hashFile } from '../backup/file-list.ts'
import { runProgram } from '../state/run-program.ts'
import type { Gathered } from './gather-files.ts'
import { gzipMembers } from './gzip-members.ts'
import { factsFile, factsText, type PackFacts } from './pack-files.ts'
import { payloadChunks } from './payload.ts'
import { readTar } from './read-tar.ts'
import { type TarEntry, tarEntry } from './tar-archive.ts'

/** One layer of an image: its blob, and the hash of its content before compression. */
export type Layer = { mediaType: string; digest: string; size: number; diffId: string }

/** The account that runs the server inside a container. */
export const containerUser = { name: 'tinhso', id: 10_001 }

const layerType = 'application/vnd.oci.image.layer.v1.tar'
const program = 'opt/tinhso/program/'

/** Takes the operator's root file system (tar or tar.gz) as the lowest layer; also answers its account files. */
export async function baseLayer(file: string, blobs: string): Promise<{ layer: Layer; accounts: Accounts }> {
  const compressed = /\.(tgz|gz)$/.test(file)
  const content = () => {
    const bytes = createReadStream(file)
    return compressed ? bytes.pipe(createGunzip()) : bytes
  }
  const accounts: Accounts = { passwd: '', group: '' }
  for await (const entry of readTar(content())) {
    const name = /^(?:\.\/)?etc\/(passwd|group)$/.exec(entry.path)?.[1] as keyof Accounts | undefined
    if (!name || entry.kind !== 'file') continue
    const parts: Uint8Array[] = []
    for await (const part of entry.content()) parts.push(Buffer.from(part))
    accounts[name] = Buffer.concat(parts).toString('utf8')
  }
  const diff = createHash('sha256')
  for await (const part of content()) diff.update(part as Buffer)
  const { hash, size } = await hashFile(file)
  await pipeline(createReadStream(file), createWriteStream(join(blobs, hash)))
  const mediaType = compressed ? `${layerType}+gzip` : layerType
  return { layer: { mediaType, digest: hash, size, diffId: diff.digest('hex') }, accounts }
}

/** The account files of the base, to which the layer of the program adds its own account. */
export type Accounts = { passwd: string; group: string }

/** Lays the program, an empty place for the state and the account over the base. */
export async function programLayer(
  gathered: Gathered,
  accounts: Accounts,
  options: { blobs: string; level: number },
): Promise<Layer> {
  const before = [...(await surroundings(gathered, accounts))].flatMap((entry) =>
    tarEntry(entry, gathered.commit.time),
  )
  const diff = createHash('sha256')
  const draft = join(options.blobs, 'draft')
  const chunks = hashed(
    diff,
    before,
    payloadChunks(gathered, program, () => {}),
  )
  await pipeline(Readable.from(gzipMembers(chunks, options.level)), createWriteStream(draft))
  const { hash, size } = await hashFile(draft)
  renameSync(draft, join(options.blobs, hash))
  return { mediaType: `${layerType}+gzip`, digest: hash, size, diffId: diff.digest('hex') }
}

async function* hashed(diff: Hash, before: readonly Uint8Array[], rest: AsyncIterable<Uint8Array>) {
  for (const chunk of before) {
    diff.update(chunk)
    yield chunk
  }
  for await (const chunk of rest) {
    diff.update(chunk)
    yield chunk
  }
}

async function surroundings({ clone, facts }: Gathered, { passwd, group }: Accounts): Promise<TarEntry[]> {
  const { name, id } = containerUser
  const file = (path: string, text: string): TarEntry => ({
    path,
    kind: 'file',
    content: Buffer.from(text),
    executable: false,
  })
  const stamp = await runProgram('sh', ['-c', 'cksum <package-lock.json'], { cwd: clone })
  const stated: PackFacts = { ...facts, files: '', bytes: '', glibc: '' }
  return [
    file('etc/passwd', `${passwd}${name}:x:${id}:${id}:Tinh So:/var/lib/tinhso:/usr/sbin/nologin\n`),
    file('etc/group', `${group}${name}:x:${id}:\n`),
    { path: 'opt/tinhso', kind: 'folder' },
    { path: 'var/lib/tinhso', kind: 'folder', mode: 0o750, owner: id },
    file(`${program}${factsFile}`, factsText(stated)),
    file(`${program}node_modules/.tinhso-installed`, stamp.output),
  ]
}
