// SPDX-License-Identifier: Apache-2.0

const base = 'http://here.invalid'

/** Where people go after signing in when no page asked for it. */
export const homePath = '/console'

/** A path of our own to go back to; anything that leads elsewhere, or back into signing in, becomes null. */
export const safeReturnPath = (text: string | undefined | null): string | null => {
  if (!text || text.length > 500 || !/^\/[^/\\]/.test(`${text} `) || /[\p{Cc}\\]/u.test(text)) return null
  const url = new URL(text, base)
  if (url.origin !== base) return null
  // dots may have been resolved into a path that a browser reads as the address of another site
  if (url.pathname.startsWith('//')) return null
  const own = ['/dang-nhap', '/dang-xuat', '/doi-mat-khau', '/api/']
  return own.some((path) => url.pathname.startsWith(path)) ? null : url.pathname + url.search + url.hash
}
