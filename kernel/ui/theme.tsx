// SPDX-License-Identifier: Apache-2.0
import './fonts.css'
import './foundation.css'
import './components.css'
import './data-table/data-table.css'
import { App, theme as antdTheme, ConfigProvider } from 'antd'
import enGB from 'antd/es/locale/en_GB'
import viVN from 'antd/es/locale/vi_VN'
import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react'
import { useLanguage } from './language.tsx'

const DEFAULT_ACCENT = '#0f5f63'

const darkQuery = matchMedia('(prefers-color-scheme: dark)')

function useSystemDark(): boolean {
  const subscribe = (tell: () => void) => {
    darkQuery.addEventListener('change', tell)
    return () => darkQuery.removeEventListener('change', tell)
  }
  return useSyncExternalStore(subscribe, () => darkQuery.matches)
}

/** Lightens a `#rrggbb` accent for use on the dark ground, where the plain one is too weak to read. */
function lightened(hex: string): string {
  const parts = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16))
  return `#${parts
    .map((part) =>
      Math.round(part + (255 - part) * 0.52)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`
}

function tokens(accent: string, dark: boolean) {
  return {
    colorPrimary: accent,
    colorLink: accent,
    colorInfo: dark ? '#6ba8e5' : '#1d5fa8',
    colorSuccess: dark ? '#5fbf86' : '#1b7a43',
    colorWarning: dark ? '#e0a54a' : '#9a5b00',
    colorError: dark ? '#f08a80' : '#b3261e',
    colorTextPlaceholder: dark ? '#929ca1' : '#646f74',
    colorTextTertiary: dark ? '#a5afb4' : '#566166',
    colorBorder: dark ? '#5c666b' : '#8f999e',
    colorBgBase: dark ? '#14191b' : '#ffffff',
    colorTextBase: dark ? '#e8ecee' : '#182125',
    fontFamily: "'Be Vietnam Pro', system-ui, sans-serif",
    fontSize: 14,
    lineHeight: 1.5715,
    borderRadius: 6,
    controlHeight: 36,
    controlHeightSM: 28,
    motionDurationMid: '0.12s',
    motionDurationSlow: '0.16s',
    wireframe: false,
  }
}

const FLAT = { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 500 }

/** The look of the house for antd and for our own styles: accent of the profile, light or dark as the system wants. */
export function ThemeProvider({ accent, children }: { accent?: string | null; children: ReactNode }) {
  const { locale } = useLanguage()
  const dark = useSystemDark()
  const [still] = useState(() => matchMedia('(prefers-reduced-motion: reduce)').matches)
  const plain = accent && /^#[0-9a-f]{6}$/i.test(accent) ? accent : DEFAULT_ACCENT
  const shown = dark ? lightened(plain) : plain
  useEffect(() => {
    document.documentElement.style.setProperty('--accent', shown)
    document.documentElement.dataset['theme'] = dark ? 'dark' : 'light'
  }, [shown, dark])
  return (
    <ConfigProvider
      locale={(locale === 'vi' ? viVN : enGB)!}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
      theme={{
        algorithm: dark ? antdTheme.darkAlgorithm : antdTheme.defaultAlgorithm,
        token: { ...tokens(shown, dark), motion: !still },
        components: { Button: { ...FLAT, ...(dark ? { primaryColor: '#0c1416' } : {}) } },
      }}
    >
      <App component={false}>{children}</App>
    </ConfigProvider>
  )
}
