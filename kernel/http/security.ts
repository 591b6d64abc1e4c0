// SPDX-License-Identifier: Apache-2.0
import type { FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../errors/index.ts'

const policy = (styles: string) =>
  [
    "default-src 'self'",
    "script-src 'self'",
    `style-src 'self'${styles}`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')

const strictPolicy = policy('')
// the console's component library writes its rules into style elements at run time
const consolePolicy = policy(" 'unsafe-inline'")

declare module 'fastify' {
  interface FastifyContextConfig {
    /** See `Route.everySite`. */
    everySite?: boolean
  }
}

/**
 * Lets scripts of other sites read public data: only where the route says so, and only an answer to nobody in particular,
 * since a cookie or a key may have let in more than the public sees.
 */
const openToEverySite = (request: FastifyRequest, reply: FastifyReply): void => {
  const isPublicRoute = request.routeOptions.config?.everySite === true
  const withoutCredentials =
    request.headers.cookie === undefined && request.headers.authorization === undefined
  if (isPublicRoute) reply.header('vary', 'accept-encoding, cookie, authorization')
  if (isPublicRoute && withoutCredentials) reply.header('access-control-allow-origin', '*')
  const readers = isPublicRoute && withoutCredentials ? 'cross-origin' : 'same-origin'
  reply.header('cross-origin-resource-policy', readers)
}

/** Sets the security headers of every answer. */
export const setSecurityHeaders = (request: FastifyRequest, reply: FastifyReply): void => {
  reply.header('content-security-policy', request.url.startsWith('/console') ? consolePolicy : strictPolicy)
  reply.header('x-content-type-options', 'nosniff')
  reply.header('referrer-policy', 'same-origin')
  reply.header('x-frame-options', 'DENY')
  reply.header('cross-origin-opener-policy', 'same-origin')
  openToEverySite(request, reply)
  reply.header('permissions-policy', 'camera=(), microphone=(), geolocation=()')
  if (request.protocol === 'https')
    reply.header('strict-transport-security', 'max-age=31536000; includeSubDomains')
}

/** What is answered to a person stays out of every cache, unless the answer says otherwise itself. */
export const keepPrivate = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
  if (request.caller?.actor.kind === 'person' && !reply.hasHeader('cache-control'))
    reply.header('cache-control', 'no-store')
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

const sameOrigin = (request: FastifyRequest): boolean => {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  const origin = request.headers.origin
  if (origin === undefined) return true
  try {
    return new URL(origin).host === request.headers.host
  } catch {
    return false
  }
}

/**
 * Refuses a changing request that another site caused: its origin must be ours and, when a session cookie speaks for a
 * person, the session's token must be in the header or the form.
 */
export const refuseCrossSite = (request: FastifyRequest, csrfToken: string | null): void => {
  if (safeMethods.has(request.method)) return
  if (!sameOrigin(request)) throw new AppError('forbidden', 'http.cross-site')
  if (csrfToken === null) return
  const body = request.body as { _csrf?: unknown } | null | undefined
  const given =
    request.headers['x-csrf-token'] ?? (typeof body === 'object' && body !== null ? body._csrf : undefined)
  if (given !== csrfToken) throw new AppError('forbidden', 'http.cross-site')
}
