// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import {
  createReadStream,
  createWriteStream,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { hashFile } from '../backup/file-list.ts'
import type { Progress } from '../console/progress.ts'
import { writeWhole } from '../state/write-whole.ts'
import type { Gathered } from './gather-files.ts'
import { baseLayer, containerUser, type Layer, programLayer } from './image-layers.ts'
import { tarEnd, tarEntry, tarFileHeader, tarPadding } from './tar-archive.ts'

const manifestType = 'application/vnd.oci.image.manifest.v1+json'
const configType = 'application/vnd.oci.image.config.v1+json'

/** What `makeImage` made. */
export type MadeImage = { file: string; hash: string; size: number; tag: string }

/**
 * Writes a container image as an OCI archive that podman, skopeo and docker load, without any container tool: the
 * operator's root file system below, the program above it. The same base, commit and lockfile give the same bytes.
 */
export async function makeImage(
  gathered: Gathered,
  options: { base: string; output: string; level: number; progress: Progress },
): Promise<MadeImage> {
  const { output, progress } = options
  const draft = `${output}.draft`
  const blobs = join(draft, 'blobs/sha256')
  mkdirSync(dirname(output), { recursive: true })
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(blobs, { recursive: true })
  try {
    const { layer: base, accounts } = await progress.step({ vi: 'Lớp nền', en: 'Base layer' }, () =>
      baseLayer(options.base, blobs),
    )
    const own = await progress.step({ vi: 'Lớp chương trình', en: 'Program layer' }, () =>
      programLayer(gathered, accounts, { blobs, level: options.level }),
    )
    const tag = `localhost/tinhso:${gathered.facts.version}-${gathered.commit.id.slice(0, 12)}`
    writeDescriptions(draft, blobs, { layers: [base, own], tag, time: gathered.commit.time })
    const archive = `${output}.archive`
    await progress.step({ vi: 'Ghi tệp ảnh', en: 'Writing the image' }, () =>
      pipeline(Readable.from(archiveChunks(draft, gathered.commit.time)), createWriteStream(archive)),
    )
    renameSync(archive, output)
    const { hash, size } = await hashFile(output)
    writeWhole(`${output}.sha256`, `${hash}  ${basename(output)}\n`, 0o644)
    return { file: output, hash, size, tag }
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
}

/** How a container of this image runs: not as root, state in a volume, everything else read-only. */
function imageConfig(layers: readonly Layer[], time: number) {
  const created = new Date(time * 1000).toISOString().replace('.000', '')
  const { id } = containerUser
  return {
    created,
    architecture: process.arch === 'x64' ? 'amd64' : 'arm64',
    os: 'linux',
    config: {
      User: `${id}:${id}`,
      Env: [
        'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
        'LANG=C.UTF-8',
        'TINHSO_STATE=/var/lib/tinhso',
        'TINHSO_HOST=0.0.0.0',
        'TINHSO_PORT=8470',
        'NODE_COMPILE_CACHE=/tmp/node-compile',
      ],
      Entrypoint: ['/opt/tinhso/program/tinhso'],
      Cmd: ['run'],
      WorkingDir: '/opt/tinhso/program',
      Volumes: { '/var/lib/tinhso': {} },
      ExposedPorts: { '8470/tcp': {} },
      StopSignal: 'SIGTERM',
      Labels: {
        'org.opencontainers.image.title': 'tinhso',
        'org.opencontainers.image.licenses': 'Apache-2.0',
      },
    },
    rootfs: { type: 'layers', diff_ids: layers.map(({ diffId }) => `sha256:${diffId}`) },
    history: layers.map((_, index) => ({
      created,
      created_by: index === 0 ? 'base' : './tinhso pack --image',
    })),
  }
}

type Described = { layers: readonly Layer[]; tag: string; time: number }

/** The JSON parts of the OCI layout, and the `manifest.json` that older docker versions look for. */
function writeDescriptions(folder: string, blobs: string, { layers, tag, time }: Described): void {
  const blob = (value: object) => {
    const text = Buffer.from(JSON.stringify(value))
    const digest = createHash('sha256').update(text).digest('hex')
    writeFileSync(join(blobs, digest), text)
    return { digest: `sha256:${digest}`, size: text.length }
  }
  const config = blob(imageConfig(layers, time))
  const manifest = blob({
    schemaVersion: 2,
    mediaType: manifestType,
    config: { mediaType: configType, ...config },
    layers: layers.map(({ mediaType, digest, size }) => ({ mediaType, digest: `sha256:${digest}`, size })),
  })
  const path = (digest: string) => `blobs/sha256/${digest.replace('sha256:', '')}`
  const write = (name: string, value: object) => writeFileSync(join(folder, name), JSON.stringify(value))
  write('oci-layout', { imageLayoutVersion: '1.0.0' })
  write('index.json', {
    schemaVersion: 2,
    manifests: [
      {
        mediaType: manifestType,
        ...manifest,
        annotations: { 'org.opencontainers.image.ref.name': tag, 'io.containerd.image.name': tag },
      },
    ],
  })
  write('manifest.json', [
    { Config: path(config.digest), RepoTags: [tag], Layers: layers.map(({ digest }) => path(digest)) },
  ])
}

async function* archiveChunks(folder: string, time: number) {
  yield* tarEntry({ path: 'blobs', kind: 'folder' }, time)
  yield* tarEntry({ path: 'blobs/sha256', kind: 'folder' }, time)
  const blobs = readdirSync(join(folder, 'blobs/sha256')).sort()
  for (const name of [
    ...blobs.map((blob) => `blobs/sha256/${blob}`),
    'index.json',
    'manifest.json',
    'oci-layout',
  ]) {
    const { size } = statSync(join(folder, name))
    yield tarFileHeader(name, size, time)
    yield* createReadStream(join(folder, name))
    yield tarPadding(size)
  }
  yield tarEnd()
}
