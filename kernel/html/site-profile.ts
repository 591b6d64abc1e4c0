// SPDX-License-Identifier: Apache-2.0

import type { Text } from '../i18n/index.ts'

/** What the public pages of one province show of its profile. */
export interface SiteProfile {
  /** Name with its kind: “tỉnh Bình Phước”, “thành phố Huế”. */
  readonly provinceName: Text
  /** Name of the site in the header: “Cổng dữ liệu mở”. */
  readonly platformName: Text
  /** Accent colour, `#rrggbb`; the theme darkens it when white text would not be readable on it. */
  readonly accent: string
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
