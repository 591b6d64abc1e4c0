// SPDX-License-Identifier: Apache-2.0
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'

/** The two languages of the house; Vietnamese is the first. */
export type Locale = 'vi' | 'en'

/** One sentence in both languages, as the server also sends them. */
export type Text = { vi: string; en: string }

/** Values put in place of `{name}` in a sentence. */
export type TextParameters = Record<string, string | number>

type Language = { locale: Locale; change: (locale: Locale) => void }

const LanguageContext = createContext<Language>({ locale: 'vi', change: () => undefined })

const STORAGE_KEY = 'tinhso.locale'

function storedLocale(): Locale | null {
  const stored = localStorage.getItem(STORAGE_KEY)
  return stored === 'vi' || stored === 'en' ? stored : null
}

/** Holds the chosen language: what the person chose on this device, else Vietnamese. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [locale, setLocale] = useState<Locale>(() => storedLocale() ?? 'vi')
  useEffect(() => {
    document.documentElement.lang = locale
  }, [locale])
  const change = useCallback((next: Locale) => {
    localStorage.setItem(STORAGE_KEY, next)
    // The server writes its sentences (problems, notices) in the language this cookie names.
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing where HTTPS is
    document.cookie = `tinhso_lang=${next}; path=/; max-age=31536000; samesite=lax`
    setLocale(next)
  }, [])
  const value = useMemo(() => ({ locale, change }), [locale, change])
  return <LanguageContext value={value}>{children}</LanguageContext>
}

/** The language in force and the way to change it. */
export function useLanguage(): Language {
  return useContext(LanguageContext)
}

/** Puts the parameters into a sentence; an unknown name stays visible in braces so that a test sees it. */
export function fillText(sentence: string, parameters: TextParameters = {}): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(parameters[name] ?? whole))
}

/** A typed dictionary of sentences: a key without both languages does not compile. */
export function defineTexts<Keys extends string>(texts: Record<Keys, Text>): Record<Keys, Text> {
  return texts
}

/** Reads a dictionary in the language in force: `const t = useTexts(texts); t('title', { name })`. */
export function useTexts<Keys extends string>(texts: Record<Keys, Text>) {
  const { locale } = useLanguage()
  return useCallback(
    (key: Keys, parameters?: TextParameters) => fillText(texts[key][locale], parameters),
    [texts, locale],
  )
}

/** Reads a sentence that came from the server in the language in force; a plain string passes through. */
export function useTextOf() {
  const { locale } = useLanguage()
  return useCallback(
    (text: Text | string | null | undefined) =>
      typeof text === 'object' && text ? text[locale] : (text ?? ''),
    [locale],
  )
}
