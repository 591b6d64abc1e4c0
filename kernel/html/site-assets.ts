// SPDX-License-Identifier: Apache-2.0

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { plainEmblem } from './emblem.ts'
import type { SiteProfile } from './site-profile.ts'
import { themeStylesheet } from './theme.ts'

/** One file the server sends under /assets/. Its address holds the hash of its bytes, so it never changes. */
export interface SiteAsset {
  readonly url: string
  readonly contentType: string
  readonly body: Buffer
  readonly immutable: true
}

const fontFiles = ['latin-400', 'vietnamese-400', 'latin-600', 'vietnamese-600'] as const

const fonts = new Map(
  fontFiles.map((name) => {
    const body = readFileSync(new URL(`./fonts/be-vietnam-pro-${name}.woff2`, import.meta.url))
    return [name, asset(`be-vietnam-pro-${name}`, 'woff2', 'font/woff2', body)]
  }),
)
// Later parts rely on earlier ones; what adapts to screen, motion and paper comes last.
const styleParts = ['foundation', 'blocks', 'forms', 'frame', 'lists', 'adapt']
const siteStylesheet = asset('site', 'css', 'text/css; charset=utf-8', readStylesheet())
const ownAssets = new Map<string, { theme: SiteAsset; emblem: SiteAsset }>()

/** The part of a profile that changes an asset. */
type Look = Pick<SiteProfile, 'accent' | 'emblem'>

/**
 * The files that the public pages need, for the server to mount: style, theme of the profile, fonts, mark.
 * Send them with `Cache-Control: public, max-age=31536000, immutable`.
 */
export function createSiteAssets(profile: Look): SiteAsset[] {
  return [siteStylesheet, ...Object.values(assetsOf(profile)), ...fonts.values()]
}

/** Addresses that a page's head refers to. */
export function siteAssetUrls(profile: Look) {
  const { theme, emblem } = assetsOf(profile)
  return {
    stylesheets: [siteStylesheet.url, theme.url],
    firstFonts: [fonts.get('latin-400')!.url, fonts.get('vietnamese-400')!.url],
    emblem: emblem.url,
  }
}

function assetsOf(profile: Look) {
  const key = `${profile.accent} ${profile.emblem?.href}`
  let made = ownAssets.get(key)
  if (!made) {
    const drawing = profile.emblem ? readFileSync(profile.emblem) : Buffer.from(plainEmblem)
    made = {
      theme: asset('theme', 'css', 'text/css; charset=utf-8', Buffer.from(themeStylesheet(profile.accent))),
      emblem: asset('emblem', 'svg', 'image/svg+xml', drawing),
    }
    ownAssets.set(key, made)
  }
  return made
}

/** The hand-written style, its font addresses filled in, without comments and indentation. */
function readStylesheet(): Buffer {
  const source = styleParts
    .map((part) => readFileSync(new URL(`./styles/${part}.css`, import.meta.url), 'utf8'))
    .join('')
  const filled = source.replace(/url\((latin|vietnamese)-(\d+)\)/g, (_match, range, weight) => {
    return `url(${fonts.get(`${range}-${weight}` as (typeof fontFiles)[number])!.url})`
  })
  return Buffer.from(
    filled
      .replace(/\/\*[\s\S]*?\*\//g, '')
      .replace(/\n\s*/g, '\n')
      .replace(/\n+/g, '\n'),
  )
}

function asset(name: string, extension: string, contentType: string, body: Buffer): SiteAsset {
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 12)
  return { url: `/assets/${name}-${hash}.${extension}`, contentType, body, immutable: true }
}
