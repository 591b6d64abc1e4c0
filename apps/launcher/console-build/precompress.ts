// SPDX-License-Identifier: Apache-2.0
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { walk } from '../backup/file-list.ts'

const compressible = /\.(css|html|js|json|map|svg|txt)$/
const smallest = 1024

/** Lays a `.br` and a `.gz` beside every built text file, so that the server sends them without compressing each time. */
export function precompress(folder: string): void {
  for (const path of walk(folder).files.filter((name) => compressible.test(name))) {
    const content = readFileSync(join(folder, path))
    if (content.length < smallest) continue
    writeFileSync(
      join(folder, `${path}.br`),
      brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
    )
    writeFileSync(join(folder, `${path}.gz`), gzipSync(content, { level: 9 }))
  }
}
