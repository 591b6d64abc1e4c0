// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto'
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import swagger from '@fastify/swagger'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest, LogController } from 'fastify'
import { type Actor, can } from '../access/index.ts'
import { AppError } from '../errors/index.ts'
import type { Locale, Messages } from '../i18n/index.ts'
import { compressAnswer } from './compress.ts'
import { describeProblem, type Problem, statusOfError, toAppError } from './problem.ts'
import type { Call, Page, Route } from './route.ts'
import { keepPrivate, refuseCrossSite, setSecurityHeaders } from './security.ts'
import { refuseUnstorableText } from './storable-text.ts'
import { compileAnswer, compileInput } from './validation.ts'

/** Who a request speaks for. `csrfToken` is null when no session cookie speaks for it. */
export interface Caller {
  readonly actor: Actor
  readonly csrfToken: string | null
}

/** Everything the HTTP face needs from the house. */
export interface HttpParts {
  readonly routes: readonly Route[]
  readonly pages: readonly Page[]
  readonly messages: Messages
  readonly production: boolean
  readonly trustProxy: boolean
  readonly title: string
  readonly anonymousPerMinute: number
  readonly logger: object | boolean
  /** Finds the caller of a request (session, key); implemented by the identity module. */
  readonly authenticate: (request: FastifyRequest) => Promise<Caller>
  /** Renders a problem as a page for people; without it, plain text. */
  readonly problemPage?: (problem: Problem, call: { locale: Locale; actor: Actor; path: string }) => string
  /** Told of refusals, so that they reach the audit (R-SSO-06). */
  readonly onForbidden: (actor: Actor, error: AppError, request: FastifyRequest) => void
}

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller
    locale: Locale
  }
}

const localeOf = (request: FastifyRequest): Locale => {
  const chosen = (request.query as { lang?: string } | undefined)?.lang ?? request.cookies['tinhso_lang']
  if (chosen === 'vi' || chosen === 'en') return chosen
  return request.headers['accept-language']?.startsWith('en') ? 'en' : 'vi'
}

/** A language chosen in the address is kept for the next pages. */
const rememberLanguage = (request: FastifyRequest, reply: FastifyReply) => {
  const chosen = (request.query as { lang?: string } | undefined)?.lang
  if (chosen !== 'vi' && chosen !== 'en') return
  reply.setCookie('tinhso_lang', chosen, { path: '/', maxAge: 365 * 24 * 3600, sameSite: 'lax' })
}

const callOf = (request: FastifyRequest, reply: FastifyReply): Call<never, never, never> => {
  const key = request.headers['idempotency-key']
  return {
    actor: request.caller.actor,
    csrfToken: request.caller.csrfToken,
    params: request.params as never,
    query: request.query as never,
    body: request.body as never,
    locale: request.locale,
    context: {
      actor: request.caller.actor,
      correlationId: request.id,
      idempotencyKey: typeof key === 'string' && request.method !== 'GET' ? key : undefined,
    },
    request,
    reply,
  }
}

const admit = (request: FastifyRequest, audience: Route['audience'], permission: Route['permission']) => {
  const { actor, csrfToken } = request.caller
  if (audience !== 'anonymous' && actor.kind === 'anonymous')
    throw new AppError('unauthenticated', 'access.sign-in-required')
  if (permission && !can(actor, permission)) {
    if (actor.kind === 'anonymous') throw new AppError('unauthenticated', 'access.sign-in-required')
    throw new AppError('forbidden', 'access.forbidden', { permission: permission.title, key: permission.key })
  }
  refuseCrossSite(request, csrfToken)
}

const schemaOf = (route: Route) => ({
  operationId: route.operationId,
  summary: route.summary.vi,
  description: route.summary.en,
  tags: [route.operationId.split('.')[0]!],
  ...(route.params ? { params: route.params } : {}),
  ...(route.query ? { querystring: route.query } : {}),
  ...(route.body ? { body: route.body } : {}),
  ...(route.multipart ? { consumes: ['multipart/form-data'] } : {}),
  ...(route.response ? { response: { 200: route.response } } : {}),
  'x-audience': route.audience,
  ...(route.permission ? { 'x-permission': route.permission.key } : {}),
})

/** Runs a handler; a body that a refusal left unread is read away, or the connection would carry no further request. */
const handled = async (route: Route, request: FastifyRequest, reply: FastifyReply) => {
  try {
    return await route.handle(callOf(request, reply))
  } catch (error) {
    if (route.multipart || route.raw) request.raw.unpipe().resume()
    throw error
  }
}

const registerRoute = (server: FastifyInstance, route: Route, parts: HttpParts) => {
  if (!route.audience) throw new Error(`route ${route.operationId} has no audience`)
  const check =
    route.response && !route.stream && !parts.production ? compileAnswer(route.response) : undefined
  server.route({
    method: route.method,
    url: route.url,
    schema: schemaOf(route) as object,
    config: { everySite: route.everySite === true },
    ...(route.bodyLimit ? { bodyLimit: route.bodyLimit } : {}),
    preValidation: async (request) => admit(request, route.audience, route.permission),
    handler: async (request, reply) => {
      const answer = await handled(route, request, reply)
      if (reply.sent || route.stream || route.raw) return answer ?? reply
      if (check && !check(answer))
        throw new Error(`${route.operationId} answered outside its schema: ${JSON.stringify(check.errors)}`)
      if (answer === undefined) return reply.code(204).send()
      return answer
    },
  })
}

const registerPage = (server: FastifyInstance, page: Page) => {
  server.route({
    method: page.method ?? 'GET',
    url: page.url,
    schema: { hide: true } as object,
    config: { everySite: page.everySite === true },
    preValidation: async (request) => admit(request, page.audience, undefined),
    handler: async (request, reply) => {
      const answer = await page.handle(callOf(request, reply) as never)
      if (reply.sent || answer === undefined) return reply
      if (!reply.hasHeader('content-type')) reply.type('text/html; charset=utf-8')
      return reply.send(String(answer))
    },
  })
}

const wantsPage = (request: FastifyRequest) =>
  !request.url.startsWith('/api/') && (request.headers.accept ?? '').includes('text/html')

const sendProblem = (error: unknown, request: FastifyRequest, reply: FastifyReply, parts: HttpParts) => {
  const reference = request.id
  const known = toAppError(error, reference)
  const status = statusOfError(known)
  if (status >= 500) request.log.error({ error: known.cause ?? error, reference }, 'request failed')
  const actor = request.caller?.actor ?? { kind: 'anonymous', networkAddress: request.ip }
  const locale = request.locale ?? 'vi'
  if (known.kind === 'forbidden') parts.onForbidden(actor, known, request)
  if (known.kind === 'unauthenticated' && wantsPage(request)) {
    return reply.redirect(`/dang-nhap?tiep=${encodeURIComponent(request.url)}`, 303)
  }
  const problem = describeProblem(known, parts.messages, locale, reference)
  if (typeof known.details['retryAfter'] === 'number')
    reply.header('retry-after', known.details['retryAfter'])
  reply.code(status)
  if (wantsPage(request) && parts.problemPage) {
    return reply
      .type('text/html; charset=utf-8')
      .send(parts.problemPage(problem, { locale, actor, path: request.url }))
  }
  return reply.type('application/problem+json; charset=utf-8').send(JSON.stringify(problem))
}

const registerPlugins = async (server: FastifyInstance, parts: HttpParts) => {
  await server.register(cookie)
  await server.register(formbody)
  await server.register(multipart, { limits: { fileSize: 2 * 1024 ** 3, files: 1, fields: 20 } })
  // bytes of the tus protocol are read by the route itself
  server.addContentTypeParser('application/offset+octet-stream', (_request, _payload, done) => done(null))
  await server.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: parts.title,
        version: '1',
        description: 'Every change is a command: send an Idempotency-Key with POST.',
      },
    },
  })
  server.decorateRequest('caller')
  server.decorateRequest('locale')
  server.addHook('onRequest', async (request, reply) => {
    request.locale = localeOf(request)
    rememberLanguage(request, reply)
    setSecurityHeaders(request, reply)
    request.caller = await parts.authenticate(request)
  })
  server.addHook('preValidation', async ({ params, query, body }) =>
    refuseUnstorableText(params, query, body),
  )
  server.addHook('onSend', keepPrivate)
  server.addHook('onSend', compressAnswer)
  await server.register(rateLimit, {
    hook: 'onRequest',
    max: parts.anonymousPerMinute,
    timeWindow: 60_000,
    keyGenerator: (request) => request.ip,
    allowList: (request) => request.caller?.actor.kind === 'person' || request.url.startsWith('/assets/'),
    errorResponseBuilder: (_request, context) =>
      new AppError('too-many', 'http.too-many', {
        seconds: Math.ceil(context.ttl / 1000),
        retryAfter: Math.ceil(context.ttl / 1000),
      }),
  })
}

/**
 * Builds the HTTP server: every route with its audience, permission, schemas and problem documents (RFC 9457),
 * OpenAPI 3.1 at `/api/openapi.json`. It does not listen yet.
 */
export const createHttpServer = async (parts: HttpParts): Promise<FastifyInstance> => {
  const server = Fastify({
    logger: parts.logger as never,
    trustProxy: parts.trustProxy,
    genReqId: () => randomUUID().slice(0, 13),
    bodyLimit: 1024 * 1024,
    routerOptions: { ignoreTrailingSlash: true },
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: 'idle',
  })
  server.setValidatorCompiler(({ schema, httpPart }) => compileInput(schema, httpPart))
  server.setSerializerCompiler(() => (data) => JSON.stringify(data))
  server.setErrorHandler((error, request, reply) => sendProblem(error, request, reply, parts))
  server.setNotFoundHandler((request, reply) =>
    sendProblem(new AppError('not-found', 'http.not-found'), request, reply, parts),
  )
  await registerPlugins(server, parts)
  server.get('/api/openapi.json', { schema: { hide: true } as object }, async () => server.swagger())
  for (const route of parts.routes) registerRoute(server, route, parts)
  for (const page of parts.pages) registerPage(server, page)
  return server
}
