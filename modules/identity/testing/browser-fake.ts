// SPDX-License-Identifier: Apache-2.0
import type { FastifyInstance } from 'fastify'

type Answer = Awaited<ReturnType<FastifyInstance['inject']>>

/** A browser as far as sign-in needs one: it keeps the cookie and sends forms. */
export interface BrowserFake {
  get(url: string): Promise<Answer>
  /** Sends a form the way a page of ours does; the session's token goes with it when the page had one. */
  post(url: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<Answer>
  /** Calls the API as the console does. */
  api(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, body?: unknown): Promise<Answer>
  signIn(username: string, password: string, returnPath?: string): Promise<Answer>
  cookie(): string | undefined
}

/** Opens a browser on a server; `address` is the network it comes from. */
export const browserOf = (server: FastifyInstance, address = '127.0.0.1'): BrowserFake => {
  let cookie: string | undefined
  const send = async (options: {
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
    url: string
    headers?: Record<string, string>
    payload?: string
  }) => {
    const headers = { ...options.headers, ...(cookie ? { cookie: `tinhso_session=${cookie}` } : {}) }
    const answer = await server.inject({ ...options, headers, remoteAddress: address })
    const set = answer.cookies.find(({ name }) => name === 'tinhso_session')
    if (set) cookie = set.value || undefined
    return answer
  }
  const tokenOf = async (): Promise<string> => {
    const page = await send({ method: 'GET', url: '/doi-mat-khau', headers: { accept: 'text/html' } })
    return /name="_csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? ''
  }
  const browser: BrowserFake = {
    get: (url) => send({ method: 'GET', url, headers: { accept: 'text/html' } }),
    post: async (url, fields, headers = {}) => {
      const token = cookie && url !== '/dang-nhap' ? { _csrf: await tokenOf() } : {}
      return send({
        method: 'POST',
        url,
        headers: { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded', ...headers },
        payload: new URLSearchParams({ ...token, ...fields }).toString(),
      })
    },
    api: async (method, url, body) => {
      const token: Record<string, string> = method === 'GET' ? {} : { 'x-csrf-token': await tokenOf() }
      const json = body === undefined ? {} : { 'content-type': 'application/json' }
      return send({
        method,
        url,
        headers: { accept: 'application/json', ...token, ...json },
        ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
      })
    },
    signIn: (username, password, returnPath) =>
      browser.post('/dang-nhap', {
        'ten-dang-nhap': username,
        'mat-khau': password,
        ...(returnPath ? { tiep: returnPath } : {}),
      }),
    cookie: () => cookie,
  }
  return browser
}
