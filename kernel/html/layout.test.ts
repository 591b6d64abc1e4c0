// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { breadcrumbs, pagination, table } from './blocks.ts'
import { errorSummary, field } from './form-blocks.ts'
import { html } from './html.ts'
import { layout } from './layout.ts'
import { createSiteAssets } from './site-assets.ts'
import type { SiteProfile } from './site-profile.ts'
import { contrastRatio, themeStylesheet } from './theme.ts'

const profile: SiteProfile = {
  provinceName: { vi: 'tỉnh Bình Phước', en: 'Bình Phước province' },
  platformName: { vi: 'Cổng dữ liệu mở', en: 'Open data portal' },
  accent: '#0b5f66',
  agency: { name: { vi: 'Sở <KH&CN>', en: 'Department' }, phone: '0271 3 888', email: 'a@b.vn' },
}

const page = (extra = {}) =>
  String(
    layout({
      locale: 'vi',
      profile,
      title: 'Dữ liệu & "số"',
      path: '/du-lieu?q=a b',
      body: html`<h1>x</h1>`,
      ...extra,
    }),
  )

test('a page has no inline script or style, so the strict policy does not break it', () => {
  const text = page({ demo: true, headerSearch: { action: '/du-lieu', label: 'Tìm' } })
  assert.doesNotMatch(text, /<script|<style|\sstyle=|\son[a-z]+=/)
})

test('every address that a page loads is one of the assets, and is on this server', () => {
  const urls = new Set(createSiteAssets(profile).map(({ url }) => url))
  const links = [...page().matchAll(/<link [^>]*href="([^"]+)"/g)].map((match) => match[1]!)
  const stylesheet = createSiteAssets(profile)[0]!.body.toString()
  const fonts = [...stylesheet.matchAll(/url\(([^)]+)\)/g)].map((match) => match[1]!)
  assert.equal(fonts.length, 4)
  for (const url of [...links, ...fonts]) assert.ok(urls.has(url), url)
})

test('what a first visit loads, fonts and style with it, leaves room for the page within 60 kB', () => {
  const bytes = createSiteAssets(profile).map(({ body, contentType }) =>
    contentType === 'font/woff2' ? body.length : gzipSync(body).length,
  )
  assert.ok(bytes.reduce((sum, size) => sum + size, 0) < 40_000)
  assert.ok(createSiteAssets(profile)[0]!.body.length <= 20_000)
})

test('the title, the agency and the path are escaped; the language switch keeps the query', () => {
  const text = page()
  assert.match(text, /<title>Dữ liệu &amp; &quot;số&quot; · Cổng dữ liệu mở · tỉnh Bình Phước<\/title>/)
  assert.match(text, /Sở &lt;KH&amp;CN&gt;/)
  assert.match(text, /href="\/du-lieu\?q=a\+b&amp;lang=en"/)
})

test('the menu marks the entry that leads deepest to this page, and the home page only on itself', () => {
  const navigation = [
    { label: 'Trang chủ', url: '/' },
    { label: 'Dữ liệu', url: '/du-lieu' },
    { label: 'Giấy phép', url: '/giay-phep' },
  ]
  const current = (path: string) =>
    /<a href="([^"]*)" aria-current="page">/.exec(page({ navigation, path }))?.[1]
  assert.equal(current('/du-lieu/abc?x=1'), '/du-lieu')
  assert.equal(current('/'), '/')
  assert.equal(current('/du-lieu-khac'), undefined)
})

test('an accent too light for white text is darkened until it can be read', () => {
  for (const accent of ['#0b5f66', '#ffd200', '#7fffd4', '#ffffff']) {
    const digits = /--accent:#(..)(..)(..)/.exec(themeStylesheet(accent))!
    const colour = [1, 2, 3].map((index) => Number.parseInt(digits[index]!, 16)) as [number, number, number]
    assert.ok(contrastRatio(colour, [255, 255, 255]) >= 4.5, accent)
  }
  assert.throws(() => themeStylesheet('red;}body{display:none'), RangeError)
})

test('pagination names the current page, links the neighbours and shows gaps', () => {
  const text = String(pagination('vi', { page: 5, pageCount: 12, urlOf: (number) => `?trang=${number}` }))
  assert.deepEqual(
    [...text.matchAll(/href="\?trang=(\d+)"/g)].map((match) => Number(match[1])),
    [4, 1, 4, 6, 12, 6],
  )
  assert.match(text, /aria-current="page"><span class="unseen">Trang <\/span>5</)
  assert.equal(text.match(/class="gap"/g)?.length, 2)
  assert.equal(String(pagination('vi', { page: 1, pageCount: 1, urlOf: String })), '')
})

test('a table has a caption, column headings and a row heading', () => {
  const text = String(
    table({ caption: 'Cột', columns: [{ heading: 'A' }, { heading: 'B', numeric: true }], rows: [['x', 1]] }),
  )
  assert.match(text, /<caption >Cột<\/caption>/)
  assert.match(text, /<th scope="row" >x<\/th><td class="figure">1<\/td>/)
})

test('a wrong field links message, help and summary to the input, keeps what was typed, and never a password', () => {
  const errors = [{ field: 'ma', message: 'Nhập mã gồm 12 chữ số.' }]
  const text = String(
    field('vi', { name: 'ma', label: 'Mã', value: '<1', help: 'Trên thẻ', error: errors[0]!.message }),
  )
  assert.match(text, /value="&lt;1"/)
  assert.match(text, /aria-describedby="ma-help ma-error" aria-invalid="true"/)
  assert.match(String(errorSummary('vi', errors)), /<a href="#ma">/)
  assert.doesNotMatch(
    String(field('vi', { name: 'p', label: 'P', type: 'password', value: 'secret' })),
    /secret/,
  )
  assert.equal(String(errorSummary('vi', [])), '')
})

test('breadcrumbs end with the page itself, which is no link', () => {
  const text = String(breadcrumbs('vi', [{ label: 'A', url: '/' }, { label: 'B' }]))
  assert.match(text, /<a href="\/">A<\/a>/)
  assert.match(text, /<span aria-current="page">B<\/span>/)
})
