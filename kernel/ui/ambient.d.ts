// SPDX-License-Identifier: Apache-2.0
declare module '*.css'
// antd publishes no exports map, so its locale files have no types under node resolution
declare module 'antd/es/locale/*' {
  const locale: import('antd').ConfigProviderProps['locale']
  export default locale
}
