// SPDX-License-Identifier: Apache-2.0
import { existsSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Command } from '../command.ts'
import { Progress } from '../console/progress.ts'
import { readOptions } from '../console/read-options.ts'
import { LauncherError, say } from '../console/say.ts'
import { type Gathered, gatherFiles } from '../pack/gather-files.ts'
import { makeImage } from '../pack/make-image.ts'
import { makePack } from '../pack/make-pack.ts'
import { packName } from '../pack/pack-files.ts'

const options = {
  output: { type: 'string' },
  'runtime-only': { type: 'boolean' },
  'with-changes': { type: 'boolean' },
  'sign-with': { type: 'string' },
  quick: { type: 'boolean' },
  image: { type: 'boolean' },
  base: { type: 'string' },
} as const

/** Makes one file that installs the platform on a machine without any network. */
export const packCommand: Command = {
  name: 'pack',
  summary: {
    vi: 'đóng gói để cài trên mạng kín (--output F, --runtime-only, --with-changes, --sign-with KHÓA, --quick; --image --base HỆ-TỆP.tar)',
    en: 'pack for a closed network (--output F, --runtime-only, --with-changes, --sign-with KEY, --quick; --image --base ROOT.tar)',
  },
  run: async ({ args }) => {
    const { values } = readOptions(args, options)
    const progress = new Progress()
    const choice = { withTests: !values['runtime-only'], withChanges: values['with-changes'] ?? false }
    const gathered = await gatherFiles(choice, progress)
    if (values.image) return await packImage(gathered, values, progress)
    const name = `${packName({ ...gathered.facts, files: '', bytes: '', glibc: '' })}.tar`
    const output = outputFile(values.output, name)
    const level = values.quick ? 1 : 6
    const made = await makePack(gathered, { output, level, signWith: values['sign-with'], progress })
    const megabytes = Math.round(made.size / 1_000_000)
    say({
      vi: `Đã đóng gói: ${made.file} (${megabytes} MB, ${made.facts.files} tệp, ${made.components} gói phần mềm, ${progress.elapsed()}).`,
      en: 'The pack is complete.',
    })
    process.stdout.write(`SHA-256 ${made.hash}\n`)
    say({
      vi: 'Trên máy đích: tar xf gói rồi sh install.sh (xem README.md trong gói).',
      en: 'On the target machine: tar xf the pack, then sh install.sh (see README.md inside).',
    })
    return 0
  },
}

type Wanted = { base?: string | undefined; output?: string | undefined; quick?: boolean | undefined }

async function packImage(gathered: Gathered, wanted: Wanted, progress: Progress): Promise<number> {
  if (!wanted.base || !existsSync(wanted.base)) throw noBase()
  const name = `${packName({ ...gathered.facts, files: '', bytes: '', glibc: '' })}-image.tar`
  const output = outputFile(wanted.output, name)
  const level = wanted.quick ? 1 : 6
  const { file, hash, size, tag } = await makeImage(gathered, { base: wanted.base, output, level, progress })
  say({
    vi: `Đã tạo ảnh container: ${file} (${Math.round(size / 1_000_000)} MB), tên ${tag}.`,
    en: 'The image is complete; load it with: podman load -i, docker load -i, skopeo copy oci-archive:',
  })
  process.stdout.write(`SHA-256 ${hash}\n`)
  return 0
}

function noBase(): LauncherError {
  return new LauncherError(
    { vi: 'Ảnh container cần một hệ tệp nền.', en: 'An image needs a root file system as its base.' },
    {
      vi: 'Tạo bằng mmdebstrap (xem deploy/README.md), rồi thêm --base <tệp .tar hoặc .tar.gz>.',
      en: 'Make one with mmdebstrap (see deploy/README.md), then add --base <.tar or .tar.gz>.',
    },
  )
}

/** A folder gets the usual name inside it; a file that is there already is not written over. */
function outputFile(wanted: string | undefined, name: string): string {
  const path = resolve(wanted ?? name)
  const file = existsSync(path) && statSync(path).isDirectory() ? join(path, name) : path
  if (!existsSync(file)) return file
  throw new LauncherError(
    { vi: `${file} đã có.`, en: `${file} is there already.` },
    {
      vi: 'Xóa tệp đó hoặc chọn tên khác bằng --output.',
      en: 'Remove it, or choose another name with --output.',
    },
  )
}
