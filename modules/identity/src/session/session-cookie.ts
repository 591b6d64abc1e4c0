// SPDX-License-Identifier: Apache-2.0
import { createHash, randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'

const name = 'tinhso_session'

/** A new session token: 256 random bits. */
export const createToken = (): string => randomBytes(32).toString('base64url')

/** What is stored of a token. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex')

/** Hash of the token a request carries; null without one. */
export const tokenHashOf = (request: FastifyRequest): string | null => {
  const token = request.cookies[name]
  return token && token.length <= 100 ? hashToken(token) : null
}

const options = (request: FastifyRequest) =>
  ({ path: '/', httpOnly: true, sameSite: 'lax', secure: request.protocol === 'https' }) as const

/** Gives the browser its token; it forgets it when it is closed. */
export const setSessionCookie = (request: FastifyRequest, reply: FastifyReply, token: string): void => {
  reply.setCookie(name, token, options(request))
}

/** Takes the token away. */
export const clearSessionCookie = (request: FastifyRequest, reply: FastifyReply): void => {
  reply.clearCookie(name, options(request))
}
