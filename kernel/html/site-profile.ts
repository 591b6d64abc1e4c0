// SPDX-License-Identifier: Apache-2.0

import type { Profile } from '../config/index.ts'
import { profileFolder } from '../config/load-profile.ts'
import type { Text } from '../i18n/index.ts'

/** What the public pages of one province show of its profile. */
export interface SiteProfile {
  /** Name with its kind: “tỉnh Bình Phước”, “thành phố Huế”. */
  readonly provinceName: Text
  /** Name of the site in the header: “Cổng dữ liệu mở”. */
  readonly platformName: Text
  /** Accent colour, `#rrggbb`; the theme darkens it when white text would not be readable on it. */
  readonly accent: string
  /** SVG file of the province's own emblem; without it a plain mark in the national colours stands there. */
  readonly emblem?: URL | undefined
  /** The agency that answers for the site. */
  readonly agency: {
    readonly name: Text
    readonly address?: Text | undefined
    readonly phone?: string | undefined
    readonly email?: string | undefined
  }
  /** One sentence on what the site’s data mean today, such as a merger of provinces; shown in the footer. */
  readonly notice?: Text | undefined
}

/** One link of a menu or of a footer group; labels are already in the reader’s language. */
export interface NavigationItem {
  readonly label: string
  readonly url: string
}

/** A group of footer links under a heading. */
export interface FooterGroup {
  readonly heading: string
  readonly links: readonly NavigationItem[]
}

/** Takes from a province's profile what its public pages show. */
export function siteProfile(profile: Profile): SiteProfile {
  const { branding, province, successor } = profile
  return {
    provinceName: province.fullName,
    platformName: branding.platformName,
    accent: branding.accentColour,
    emblem: branding.emblem ? new URL(branding.emblem, profileFolder(profile.name)) : undefined,
    agency: {
      name: branding.contact.name,
      address: branding.contact.address ?? undefined,
      phone: branding.contact.phone ?? undefined,
      email: branding.contact.email ?? undefined,
    },
    notice: successor?.notice,
  }
}
