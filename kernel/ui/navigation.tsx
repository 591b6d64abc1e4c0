// SPDX-License-Identifier: Apache-2.0
import { useLocation, useParams, useRouter } from '@tanstack/react-router'
import { type AnchorHTMLAttributes, type MouseEvent, useCallback } from 'react'

/** Where the console is served; links of the server carry it, links between pages do not. */
export const CONSOLE_BASE = '/console'

/** Turns a link of the server (`/console/x`) or of a page (`/x`) into a console path; null when it leads outside. */
export function consolePath(href: string): string | null {
  if (href === CONSOLE_BASE || href.startsWith(`${CONSOLE_BASE}/`))
    return href.slice(CONSOLE_BASE.length) || '/'
  return null
}

/** Goes to a page of the console: `go('/catalog/abc')`; `replace` leaves no step in the history. */
export function useGo() {
  const router = useRouter()
  return useCallback(
    (to: string, options: { replace?: boolean } = {}) => {
      if (options.replace) router.history.replace(`${CONSOLE_BASE}${to}`)
      else router.history.push(`${CONSOLE_BASE}${to}`)
    },
    [router],
  )
}

type LinkProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> & { to: string }

/** A link between pages of the console; a real anchor, so that new tabs and copying work. */
export function AppLink({ to, onClick, ...rest }: LinkProps) {
  const go = useGo()
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event)
    const special = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0
    if (event.defaultPrevented || special || rest.target) return
    event.preventDefault()
    go(to)
  }
  return <a {...rest} href={`${CONSOLE_BASE}${to}`} onClick={follow} />
}

/** A link given by the server: inside the console it changes the page, elsewhere it leaves. */
export function ServerLink({ href, ...rest }: AnchorHTMLAttributes<HTMLAnchorElement> & { href: string }) {
  const inside = consolePath(href)
  return inside === null ? <a {...rest} href={href} /> : <AppLink {...rest} to={inside} />
}

/** The query of the address as plain strings. */
export function useSearchValues(): Record<string, string> {
  return useLocation({ select: (location) => location.search as unknown as Record<string, string> })
}

/** Changes values in the address; an empty one is taken out. Leaves no step in the history. */
export function useSearchChange() {
  const router = useRouter()
  return useCallback(
    (changes: Record<string, string | null | undefined>) => {
      const search = new URLSearchParams(router.history.location.search)
      for (const [key, value] of Object.entries(changes)) {
        if (value) search.set(key, value)
        else search.delete(key)
      }
      const text = search.toString()
      router.history.replace(`${router.history.location.pathname}${text ? `?${text}` : ''}`)
    },
    [router],
  )
}

/** A value of the path, such as `code` in `/catalog/$code`. */
export function usePathValue(name: string): string {
  const values = useParams({ strict: false }) as Record<string, string | undefined>
  return values[name] ?? ''
}
