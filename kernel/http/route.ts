// SPDX-License-Identifier: Apache-2.0
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Static, TSchema } from 'typebox'
import type { Actor, Permission } from '../access/index.ts'
import type { CommandContext } from '../command/index.ts'
import type { Locale, Text } from '../i18n/index.ts'

/**
 * Who a route is for. `anonymous` also serves officials; `signedIn` any official; `steward` officials holding a role in
 * an agency; `machine` registered systems.
 */
export type Audience = 'anonymous' | 'signedIn' | 'steward' | 'machine'

type Value<S> = S extends TSchema ? Static<S> : undefined

/** What a handler receives. `context` goes to `runCommand`; it carries the actor and the idempotency key. */
export interface Call<P = unknown, Q = unknown, B = unknown> {
  readonly actor: Actor
  readonly params: P
  readonly query: Q
  readonly body: B
  readonly context: CommandContext
  readonly locale: Locale
  readonly csrfToken: string | null
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

interface RouteShape<P, Q, B, R> {
  readonly operationId: string
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly url: string
  readonly audience: Audience
  readonly permission?: Permission
  readonly summary: Text
  readonly params?: P
  readonly query?: Q
  readonly body?: B
  readonly response?: R
  /** The handler sends bytes itself through `reply`; the response is not validated. */
  readonly stream?: true
  /** The handler reads the body and writes the whole answer itself, as a foreign protocol wants it. */
  readonly raw?: true
  /** The body is multipart and read from `request` by the handler. */
  readonly multipart?: true
  /** Public data: scripts of other sites may read the answer that a request without credentials gets. */
  readonly everySite?: true
  /** Largest body in bytes; 1 MiB unless said. */
  readonly bodyLimit?: number
}

/** A registered operation, its types forgotten. */
export interface Route extends RouteShape<TSchema, TSchema, TSchema, TSchema> {
  readonly handle: (call: Call<never, never, never>) => unknown
}

/**
 * Declares one operation. The handler reads input, calls one service and returns; errors are thrown as `AppError`.
 * `permission` here asks whether this kind of person may call it at all; scope over a resource is the service's check.
 */
export const defineRoute = <
  P extends TSchema | undefined = undefined,
  Q extends TSchema | undefined = undefined,
  B extends TSchema | undefined = undefined,
  R extends TSchema | undefined = undefined,
>(
  route: RouteShape<P, Q, B, R> & {
    readonly handle: (
      call: Call<Value<P>, Value<Q>, Value<B>>,
    ) => R extends TSchema ? Promise<Static<R>> | Static<R> : unknown
  },
): Route => route as unknown as Route

/** A server-rendered page: the handler returns HTML text, or redirects through `reply`. */
export interface Page {
  readonly url: string
  readonly method?: 'GET' | 'POST'
  readonly audience: 'anonymous' | 'signedIn'
  /** As at a route. */
  readonly everySite?: true
  readonly title: Text
  readonly handle: (
    call: Call<
      Record<string, string>,
      Record<string, string | undefined>,
      Record<string, string | undefined>
    >,
  ) => unknown
}

export const definePage = (page: Page): Page => page
