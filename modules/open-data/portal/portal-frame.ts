// SPDX-License-Identifier: Apache-2.0
import type { Actor } from '@tinhso/kernel/access'
import type { Profile } from '@tinhso/kernel/config'
import {
  type FooterGroup,
  type Html,
  type LayoutOptions,
  layout,
  type NavigationItem,
  siteProfile,
} from '@tinhso/kernel/html'
import { type Locale, type Text, translate } from '@tinhso/kernel/i18n'
import { frameText } from './frame-text.ts'

interface Link {
  readonly label: Text
  readonly url: string
}

const menu: readonly Link[] = [
  { label: frameText.home, url: '/' },
  { label: frameText.data, url: '/du-lieu' },
  { label: frameText.catalogueShort, url: '/danh-muc-du-lieu' },
  { label: frameText.licence, url: '/giay-phep' },
  { label: frameText.about, url: '/gioi-thieu' },
]

const footerGroups: readonly { heading: Text; links: readonly Link[] }[] = [
  {
    heading: frameText.siteMap,
    links: [
      { label: frameText.data, url: '/du-lieu' },
      { label: frameText.catalogue, url: '/danh-muc-du-lieu' },
      { label: frameText.about, url: '/gioi-thieu' },
    ],
  },
  {
    heading: frameText.rules,
    links: [
      { label: frameText.licence, url: '/giay-phep' },
      { label: frameText.accessibility, url: '/tro-nang' },
    ],
  },
  {
    heading: frameText.machines,
    links: [
      { label: frameText.dcat, url: '/du-lieu/catalog.jsonld' },
      { label: frameText.openApi, url: '/api/openapi.json' },
    ],
  },
]

/** What a page of the portal adds to the frame that all of them share. */
export type PortalFrameOptions = Omit<
  LayoutOptions,
  'profile' | 'navigation' | 'footer' | 'account' | 'headerSearch'
> & {
  readonly profile: Profile
  readonly actor: Actor
  /** The home page has a large search box of its own. */
  readonly withoutSearch?: boolean
  readonly searched?: string | undefined
}

/** A whole page of the portal: layout, menu, footer, and the way in for officials. */
export const portalFrame = (options: PortalFrameOptions): Html => {
  const { profile, actor, locale, withoutSearch, searched, ...rest } = options
  return layout({
    ...rest,
    locale,
    profile: { ...siteProfile(profile), platformName: siteName(profile) },
    navigation: menu.map((link) => written(link, locale)),
    footer: footerGroups.map(
      ({ heading, links }): FooterGroup => ({
        heading: heading[locale],
        links: links.map((link) => written(link, locale)),
      }),
    ),
    headerSearch: withoutSearch
      ? undefined
      : {
          action: '/du-lieu',
          label: frameText.searchLabel[locale],
          ...(searched ? { value: searched } : {}),
        },
    account:
      actor.kind === 'person'
        ? { label: actor.displayName, url: '/console' }
        : { label: frameText.signIn[locale], url: '/dang-nhap' },
  })
}

/** The name of the portal: the profile's in Vietnamese. */
export const siteName = (profile: Profile): Text => ({ vi: profile.openData.name, en: frameText.portal.en })

/** The address people type, without a slash at the end. */
export const publicAddress = (config: { publicUrl: string }, path: string): string =>
  config.publicUrl.replace(/\/$/, '') + path

const written = (link: Link, locale: Locale): NavigationItem => ({
  label: translate(link.label, locale),
  url: link.url,
})
