// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { definePage, type Page } from '@tinhso/kernel/http'

/** What the form loads in a browser: its script in three modules, and its look. */
const names = ['form.ts', 'draft-keeper.ts', 'row-dom.ts', 'form.css'] as const
type FileName = (typeof names)[number]

const contentOf = (name: FileName): Buffer => {
  const source = readFileSync(new URL(`./browser/${name}`, import.meta.url), 'utf8')
  return Buffer.from(name.endsWith('.ts') ? stripTypeScriptTypes(source) : source)
}

const files = names.map((name) => ({ name, body: contentOf(name) }))
const version = createHash('sha256')
  .update(Buffer.concat(files.map(({ body }) => body)))
  .digest('hex')
  .slice(0, 12)

/** Address of a file; it holds the hash of all of them, so that modules find one another and nothing old is mixed in. */
export const browserFile = (name: FileName): string => `/assets/phieu-${version}/${name}`

const filePage = ({ name, body }: (typeof files)[number]): Page => {
  const packed = { br: brotliCompressSync(body), gzip: gzipSync(body, { level: 9 }) }
  return definePage({
    url: browserFile(name),
    audience: 'anonymous',
    title: { vi: 'Tệp giao diện của phiếu số liệu', en: 'File of the form’s look' },
    handle: ({ request, reply }) => {
      const accepted = request.headers['accept-encoding'] ?? ''
      const coding = (['br', 'gzip'] as const).find((known) => accepted.includes(known))
      reply
        .type(name.endsWith('.css') ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8')
        .header('cache-control', 'public, max-age=31536000, immutable')
        .header('vary', 'accept-encoding')
      if (coding) reply.header('content-encoding', coding).send(packed[coding])
      else reply.send(body)
    },
  })
}

/** Sends the files of the form, compressed once at start. */
export const browserFilePages = (): Page[] => files.map(filePage)
