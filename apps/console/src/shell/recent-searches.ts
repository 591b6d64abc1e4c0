// SPDX-License-Identifier: Apache-2.0
const KEY = 'tinhso.recent-searches'

/** The last searches on this device, newest first, at most six. */
export function readRecent(): string[] {
  try {
    const stored = JSON.parse(localStorage.getItem(KEY) ?? '[]') as unknown
    return Array.isArray(stored) ? stored.filter((text) => typeof text === 'string') : []
  } catch {
    return []
  }
}

/** Puts a search that led somewhere on top; runs of digits that may name a person are never kept. */
export function rememberRecent(text: string): void {
  if (!text || /\d{9,}/.test(text.replaceAll(/\D/g, ''))) return
  const next = [text, ...readRecent().filter((other) => other !== text)].slice(0, 6)
  localStorage.setItem(KEY, JSON.stringify(next))
}
