// SPDX-License-Identifier: Apache-2.0

export * from './blocks.ts'
export * from './form-blocks.ts'
export { attributes, escapeHtml, Html, type HtmlValue, html, raw, safeUrl } from './html.ts'
export { type IconName, icon } from './icon.ts'
export { type LayoutOptions, layout } from './layout.ts'
export { createSiteAssets, type SiteAsset } from './site-assets.ts'
export { type FooterGroup, type NavigationItem, type SiteProfile, siteProfile } from './site-profile.ts'
export { themeStylesheet } from './theme.ts'
