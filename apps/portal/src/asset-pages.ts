// SPDX-License-Identifier: Apache-2.0
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Profile } from '@tinhso/kernel/config'
import { createSiteAssets, type SiteAsset, siteProfile } from '@tinhso/kernel/html'
import { definePage, type Page } from '@tinhso/kernel/http'

const forever = 'public, max-age=31536000, immutable'

const packed = (body: Buffer) => ({
  br: brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
  gzip: gzipSync(body, { level: 9 }),
})

const assetPage = (asset: SiteAsset): Page => {
  // fonts are compressed already
  const forms = asset.contentType.startsWith('font/') ? undefined : packed(asset.body)
  return definePage({
    url: asset.url,
    audience: 'anonymous',
    title: { vi: 'Tệp giao diện của cổng', en: 'File of the portal’s look' },
    handle: ({ request, reply }) => {
      const accepted = request.headers['accept-encoding'] ?? ''
      const coding = forms && (['br', 'gzip'] as const).find((name) => accepted.includes(name))
      reply.type(asset.contentType).header('cache-control', forever).header('vary', 'accept-encoding')
      if (coding) reply.header('content-encoding', coding).send(forms[coding])
      else reply.send(asset.body)
    },
  })
}

// browsers ask for this address by themselves, on pages of the console too
const iconPage = (mark: SiteAsset): Page =>
  definePage({
    url: '/favicon.ico',
    audience: 'anonymous',
    title: { vi: 'Biểu tượng của trang', en: 'Icon of the site' },
    handle: ({ reply }) => {
      reply.type(mark.contentType).header('cache-control', 'public, max-age=86400').send(mark.body)
    },
  })

/** What sends the style, theme, fonts and mark of the public pages; compressed once, at start. */
export const assetPages = (profile: Profile): Page[] => {
  const assets = createSiteAssets(siteProfile(profile))
  const marks = assets.filter(({ contentType }) => contentType === 'image/svg+xml')
  return [...assets.map(assetPage), ...marks.slice(0, 1).map(iconPage)]
}
