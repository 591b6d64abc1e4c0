// SPDX-License-Identifier: Apache-2.0
import { type Html, html } from '@tinhso/kernel/html'
import type { Page } from '@tinhso/kernel/http'
import { fill, type Locale, type Text } from '@tinhso/kernel/i18n'
import { aboutContent } from './about-content.ts'
import { accessibilityContent } from './accessibility-content.ts'
import { frameText } from './frame-text.ts'
import { licenceContent } from './licence-content.ts'
import { type PortalParts, portalPage } from './portal-page.ts'

/** A heading with its paragraphs and list points; `{province}`, `{agency}`, `{contact}`, `{instrument}` are filled in. */
export interface TextSection {
  readonly heading: Text
  readonly paragraphs?: readonly Text[]
  readonly points?: readonly Text[]
}

/** A page of reading text. */
export interface TextContent {
  readonly lead: Text
  readonly sections: readonly TextSection[]
}

/** `/gioi-thieu`, `/giay-phep` (R-OPN-07), `/tro-nang`. */
export const textPages = (parts: PortalParts): Page[] => [
  textPage(parts, '/gioi-thieu', frameText.about, aboutContent),
  textPage(parts, '/giay-phep', frameText.licence, licenceContent),
  textPage(parts, '/tro-nang', frameText.accessibility, accessibilityContent),
]

const textPage = (parts: PortalParts, url: string, title: Text, content: TextContent): Page =>
  portalPage(parts, url, title, ({ locale }) => {
    const values = profileValues(parts, locale)
    const say = (text: Text) => fill(text[locale], values)
    return {
      title: title[locale],
      description: say(content.lead),
      width: 'narrow',
      breadcrumbs: [{ label: frameText.home[locale], url: '/' }, { label: title[locale] }],
      body: html`<article class="prose"><h1>${title[locale]}</h1><p class="lead">${say(content.lead)}</p>${content.sections.map((section) => written(section, say))}</article>`,
    }
  })

const written = (section: TextSection, say: (text: Text) => string): Html =>
  html`<h2>${say(section.heading)}</h2>${(section.paragraphs ?? []).map((text) => html`<p>${say(text)}</p>`)}
${section.points ? html`<ul>${section.points.map((text) => html`<li>${say(text)}</li>`)}</ul>` : null}`

const profileValues = ({ kernel }: PortalParts, locale: Locale): Record<string, string> => {
  const { province, branding, instrument } = kernel.profile
  const { contact } = branding
  const number = instrument.number ? ` ${instrument.number}` : ''
  return {
    province: province.fullName[locale],
    agency: contact.name[locale],
    contact: [contact.phone, contact.email].filter(Boolean).join(', ') || contact.name[locale],
    instrument: `${instrument.title}${number}`,
  }
}
