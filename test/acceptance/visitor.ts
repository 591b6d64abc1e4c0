// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto'

/** An answer with its body read. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  readonly json: any
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A person at a browser: keeps cookies, sends the session's token with changes, follows no redirect by itself. */
export class Visitor {
  readonly #url: string
  readonly #cookies = new Map<string, string>()
  #csrfToken: string | undefined

  constructor(url: string) {
    this.#url = url
  }

  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  async request(
    method: string,
    path: string,
    options: { body?: BodyInit; headers?: Record<string, string> } = {},
  ): Promise<Answer> {
    const response = await fetch(this.#url + path, {
      method,
      redirect: 'manual',
      ...(options.body === undefined ? {} : { body: options.body }),
      headers: { cookie: this.cookie, accept: 'application/json', ...options.headers },
    })
    for (const line of response.headers.getSetCookie()) {
      const [name, ...value] = line.split(';')[0]!.split('=')
      this.#cookies.set(name!, value.join('='))
    }
    const text = await response.text()
    return { status: response.status, headers: response.headers, text, json: parsed(text) }
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.request('GET', path, { headers })
  }

  /** A page as a browser asks for it. */
  page(path: string): Promise<Answer> {
    return this.get(path, { accept: 'text/html' })
  }

  send(
    method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    return this.request(method, path, {
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...this.#changeHeaders(),
        ...headers,
      },
    })
  }

  post(path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send('POST', path, body, headers)
  }

  /** Sends a file with form fields, as the upload page does. */
  upload(
    path: string,
    file: { name: string; bytes: Uint8Array | string | Blob },
    fields: Record<string, string> = {},
  ): Promise<Answer> {
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.append(name, value)
    form.append('file', new Blob([file.bytes as BlobPart]), file.name)
    return this.request('POST', path, { body: form, headers: this.#changeHeaders() })
  }

  /** Takes a step of a case as it stands now. */
  async act(caseId: string, action: string, reason?: string): Promise<Answer> {
    const { json } = await this.get(`/api/cases/${caseId}`)
    return this.post(`/api/cases/${caseId}/actions/${action}`, {
      version: json?.version ?? 1,
      ...(reason === undefined ? {} : { reason }),
    })
  }

  async signIn(username: string, password: string): Promise<void> {
    const answer = await this.request('POST', '/dang-nhap', {
      body: new URLSearchParams({ 'ten-dang-nhap': username, 'mat-khau': password }),
      headers: { accept: 'text/html' },
    })
    if (answer.status !== 303)
      throw new Error(`${username} could not sign in: ${answer.status} ${answer.text.slice(0, 300)}`)
    const session = await this.get('/api/session')
    if (session.status !== 200)
      throw new Error(`${username} has no session: ${session.status} ${session.text.slice(0, 300)}`)
    this.#csrfToken = session.json.csrfToken
  }

  #changeHeaders(): Record<string, string> {
    return {
      'idempotency-key': randomUUID(),
      ...(this.#csrfToken === undefined ? {} : { 'x-csrf-token': this.#csrfToken }),
    }
  }
}
