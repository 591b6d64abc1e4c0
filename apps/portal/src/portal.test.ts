// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { brotliDecompressSync } from 'node:zlib'
import { loadProfile } from '@tinhso/kernel/config'
import { siteProfile } from '@tinhso/kernel/html'
import { createHttpServer } from '@tinhso/kernel/http'
import { createPortal } from './index.ts'

const open = async () => {
  const profile = await loadProfile('binh-phuoc')
  const server = await createHttpServer({
    ...createPortal(profile, { demo: true }),
    routes: [],
    messages: { 'http.not-found': { vi: 'Không tìm thấy <b>', en: 'Not found' } },
    production: false,
    trustProxy: false,
    title: 'Tỉnh Số',
    anonymousPerMinute: 600,
    logger: false,
    authenticate: async (request) => ({
      actor: { kind: 'anonymous', networkAddress: request.ip },
      csrfToken: null,
    }),
    onForbidden: () => undefined,
  })
  return { server, profile }
}

const problem = async (headers: Record<string, string>) => {
  const { server } = await open()
  return server.inject({ url: '/khong-co', headers })
}

test('a person who misses a page gets a page of the site in their language, with the training band', async () => {
  const answer = await problem({ accept: 'text/html', cookie: 'tinhso_lang=vi' })
  assert.equal(answer.statusCode, 404)
  assert.match(answer.body, /<h1>Không tìm thấy trang<\/h1>/)
  assert.match(answer.body, /Không tìm thấy &lt;b&gt;/)
  assert.match(answer.body, /TẬP HUẤN/)
  assert.match((await problem({ accept: 'text/html', cookie: 'tinhso_lang=en' })).body, /Page not found/)
})

test('a machine that misses an address gets the problem document, not a page', async () => {
  const answer = await problem({ accept: 'application/json' })
  assert.equal(answer.headers['content-type'], 'application/problem+json; charset=utf-8')
})

test('every address that a page loads is answered, may be kept for ever, and is compressed where that helps', async () => {
  const { server, profile } = await open()
  const page = await server.inject({ url: '/khong-co', headers: { accept: 'text/html' } })
  const urls = [...page.body.matchAll(/"(\/assets\/[^"]+)"/g)].map((match) => match[1]!)
  assert.ok(urls.length >= 5)
  for (const url of urls) {
    const plain = await server.inject({ url })
    assert.equal(plain.statusCode, 200, url)
    assert.match(String(plain.headers['cache-control']), /immutable/)
    const packed = await server.inject({ url, headers: { 'accept-encoding': 'gzip, br' } })
    if (url.endsWith('.woff2')) assert.equal(packed.headers['content-encoding'], undefined)
    else assert.deepEqual(brotliDecompressSync(packed.rawPayload), plain.rawPayload, url)
  }
  const theme = await server.inject({ url: urls.find((url) => url.includes('theme'))! })
  assert.match(theme.body, new RegExp(`--accent:${siteProfile(profile).accent}`, 'i'))
})

test('a language chosen in the address stays for the next pages', async () => {
  const { server } = await open()
  const first = await server.inject({ url: '/khong-co?lang=en', headers: { accept: 'text/html' } })
  assert.match(first.body, /Page not found/)
  const cookie = String(first.headers['set-cookie']).split(';')[0]!
  const next = await server.inject({ url: '/khong-co', headers: { accept: 'text/html', cookie } })
  assert.match(next.body, /Page not found/)
})

test('pages for visitors are compressed', async () => {
  const { server } = await open()
  const headers = { accept: 'text/html', 'accept-encoding': 'br' }
  const answer = await server.inject({ url: '/khong-co', headers })
  assert.equal(answer.headers['content-encoding'], 'br')
  assert.match(brotliDecompressSync(answer.rawPayload).toString(), /<\/html>/)
})
