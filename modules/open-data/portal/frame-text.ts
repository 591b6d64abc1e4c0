// SPDX-License-Identifier: Apache-2.0
import { defineMessages } from '@tinhso/kernel/i18n'

/** Words of the menu, footer and header of the portal. */
export const frameText = defineMessages({
  portal: { vi: 'Cổng dữ liệu mở', en: 'Open data portal' },
  home: { vi: 'Trang chủ', en: 'Home' },
  data: { vi: 'Dữ liệu mở', en: 'Open data' },
  catalogueShort: { vi: 'Danh mục dữ liệu', en: 'Catalogue' },
  catalogue: { vi: 'Danh mục dữ liệu của tỉnh', en: 'Catalogue of the province’s data' },
  licence: { vi: 'Giấy phép', en: 'Licence' },
  about: { vi: 'Giới thiệu', en: 'About' },
  accessibility: { vi: 'Hỗ trợ tiếp cận', en: 'Accessibility' },
  siteMap: { vi: 'Sơ đồ cổng', en: 'Site map' },
  rules: { vi: 'Sử dụng', en: 'Use' },
  machines: { vi: 'Dành cho máy', en: 'For machines' },
  dcat: { vi: 'Danh mục DCAT (JSON-LD)', en: 'DCAT catalogue (JSON-LD)' },
  openApi: { vi: 'Mô tả API (OpenAPI)', en: 'API description (OpenAPI)' },
  searchLabel: { vi: 'Tìm bộ dữ liệu', en: 'Search datasets' },
  signIn: { vi: 'Cán bộ đăng nhập', en: 'Sign in (officials)' },
})
