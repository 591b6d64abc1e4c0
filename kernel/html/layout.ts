// SPDX-License-Identifier: Apache-2.0

import type { Locale } from '../i18n/index.ts'
import { breadcrumbs, type Crumb } from './blocks.ts'
import { attributes, type Html, type HtmlValue, html, raw } from './html.ts'
import { icon } from './icon.ts'
import { siteAssetUrls } from './site-assets.ts'
import type { FooterGroup, NavigationItem, SiteProfile } from './site-profile.ts'
import { siteText } from './site-text.ts'

/** What a server-rendered page gives to the frame around it. */
export interface LayoutOptions {
  readonly locale: Locale
  readonly profile: SiteProfile
  readonly title: string
  readonly description?: string | undefined
  /** Path with query of this page; the language switch and the menu need it. */
  readonly path: string
  readonly body: HtmlValue
  readonly breadcrumbs?: readonly Crumb[]
  readonly navigation?: readonly NavigationItem[]
  readonly footer?: readonly FooterGroup[]
  /** Where the search box of the header sends its `q`; without it the header has no box. */
  readonly headerSearch?:
    | { readonly action: string; readonly label: string; readonly value?: string }
    | undefined
  /** The signed-in person, or the way to sign in. */
  readonly account?: NavigationItem | undefined
  /** Orange training band. */
  readonly demo?: boolean | undefined
  /** Other forms of this page for machines. */
  readonly alternates?: readonly { readonly type: string; readonly url: string; readonly title: string }[]
  /** Address that search engines keep, when the page can be reached by several. */
  readonly canonicalUrl?: string | undefined
  readonly noIndex?: boolean | undefined
  /** `narrow` for forms and reading, `full` for the home page's own bands. */
  readonly width?: 'narrow' | 'wide' | 'full' | undefined
}

/** A whole page: head, header, menu, body, footer. Works without JavaScript and without inline style. */
export function layout(options: LayoutOptions): Html {
  const { locale, width = 'wide' } = options
  const main = html`<main id="noi-dung" class="${width}" tabindex="-1">${options.body}</main>`
  return html`${raw('<!doctype html>')}
<html lang="${locale}">
${head(options)}
<body>
<a class="skip" href="#noi-dung">${siteText.skip[locale]}</a>
${options.demo ? html`<aside class="training" aria-label="${siteText.trainingBand[locale]}">${icon('warning')}${siteText.training[locale]}</aside>` : null}
${header(options)}
${options.breadcrumbs?.length ? html`<div class="wide trail">${breadcrumbs(locale, options.breadcrumbs)}</div>` : null}
${main}
${footer(options)}
</body>
</html>
`
}

function head(options: LayoutOptions): Html {
  const { locale, profile } = options
  const assets = siteAssetUrls(profile)
  const siteName = `${profile.platformName[locale]} · ${profile.provinceName[locale]}`
  const title = options.title === profile.platformName[locale] ? siteName : `${options.title} · ${siteName}`
  return html`<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
${options.description ? html`<meta name="description" content="${options.description}">` : null}
${options.noIndex ? html`<meta name="robots" content="noindex">` : null}
${options.canonicalUrl ? html`<link rel="canonical" href="${options.canonicalUrl}">` : null}
${assets.firstFonts.map((url) => html`<link rel="preload" as="font" type="font/woff2" crossorigin href="${url}">`)}
${assets.stylesheets.map((url) => html`<link rel="stylesheet" href="${url}">`)}
<link rel="icon" type="image/svg+xml" href="${assets.emblem}">
${(options.alternates ?? []).map((item) => html`<link rel="alternate" type="${item.type}" title="${item.title}" href="${item.url}">`)}
</head>`
}

function header(options: LayoutOptions): Html {
  const { locale, profile, headerSearch } = options
  return html`<header class="site-header">
<div class="national-rule"></div>
<div class="wide masthead">
<a class="brand" href="/"><img class="emblem" src="${siteAssetUrls(profile).emblem}" alt="" width="48" height="48"><span><span class="brand-province">${capitalise(profile.provinceName[locale])}</span>
<span class="brand-name">${profile.platformName[locale]}</span></span></a>
${headerSearch ? searchBox(locale, headerSearch) : null}
<div class="masthead-links">${accountLink(options)}
<a href="${languageUrl(options.path, locale)}" lang="${locale === 'vi' ? 'en' : 'vi'}" hreflang="${locale === 'vi' ? 'en' : 'vi'}">${siteText.otherLanguage[locale]}</a></div>
</div>
${menu(options)}
</header>`
}

function searchBox(locale: Locale, box: NonNullable<LayoutOptions['headerSearch']>): Html {
  return html`<form class="header-search" role="search" action="${box.action}" method="get">
<label class="unseen" for="header-q">${box.label}</label>
<input id="header-q" name="q" type="search" maxlength="200" ${attributes({ value: box.value, placeholder: box.label })}>
<button type="submit">${icon('search')}<span class="unseen">${siteText.search[locale]}</span></button></form>`
}

function accountLink(options: LayoutOptions): Html | null {
  const { account } = options
  return account ? html`<a class="account" href="${account.url}">${icon('person')}${account.label}</a>` : null
}

function menu(options: LayoutOptions): Html | null {
  const { navigation = [], locale, path } = options
  if (navigation.length === 0) return null
  const here = path.split('?')[0]!
  const current = navigation
    .filter(({ url }) => here === url || (url !== '/' && here.startsWith(`${url}/`)))
    .sort((a, b) => b.url.length - a.url.length)[0]
  return html`<nav class="menu" aria-label="${siteText.mainMenu[locale]}"><ul class="wide">${navigation.map(
    (item) =>
      html`<li><a ${attributes({ href: item.url, 'aria-current': item === current ? 'page' : null })}>${item.label}</a></li>`,
  )}</ul></nav>`
}

function footer(options: LayoutOptions): Html {
  const { locale, profile } = options
  return html`<footer class="site-footer"><div class="wide footer-columns">
<section><h2>${siteText.responsible[locale]}</h2>${contact(options)}</section>
${(options.footer ?? []).map(
  (group) =>
    html`<nav aria-label="${group.heading}"><h2>${group.heading}</h2><ul>${group.links.map((link) => html`<li><a href="${link.url}">${link.label}</a></li>`)}</ul></nav>`,
)}</div>
<div class="wide footer-end">${profile.notice ? html`<p>${profile.notice[locale]}</p>` : null}
<p>${profile.platformName[locale]} · ${capitalise(profile.provinceName[locale])}</p></div></footer>`
}

function contact({ locale, profile }: LayoutOptions): Html {
  const { name, address, phone, email } = profile.agency
  const lines = [
    address ? html`<li>${siteText.address[locale]}: ${address[locale]}</li>` : null,
    phone
      ? html`<li>${siteText.phone[locale]}: <a href="tel:${phone.replace(/[^+\d]/g, '')}">${phone}</a></li>`
      : null,
    email ? html`<li>${siteText.email[locale]}: <a href="mailto:${email}">${email}</a></li>` : null,
  ]
  const known = lines.some((line) => line !== null)
  return html`<p class="agency-name">${name[locale]}</p>${known ? html`<ul>${lines}</ul>` : html`<p>${siteText.noContact[locale]}</p>`}`
}

function languageUrl(path: string, locale: Locale): string {
  const url = new URL(path, 'http://here.invalid')
  url.searchParams.set('lang', locale === 'vi' ? 'en' : 'vi')
  return `${url.pathname}${url.search}`
}

function capitalise(text: string): string {
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)
}
