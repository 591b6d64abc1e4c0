// SPDX-License-Identifier: Apache-2.0

/** One field the server refused, with a sentence that says how to mend it. */
export type FieldError = { path: string; code?: string; message: string }

/** Query values; empty ones are left out, lists are repeated. */
export type Query = Record<string, string | number | boolean | readonly string[] | null | undefined>

type ProblemDocument = {
  title?: string
  detail?: string
  code?: string
  errors?: FieldError[]
  reference?: string
  [member: string]: unknown
}

/** A refusal of the server (RFC 9457) or a lost connection (`status` 0); `title` and `detail` are for people. */
export class ApiProblem extends Error {
  readonly status: number
  readonly code: string
  readonly title: string
  readonly detail: string
  readonly fields: FieldError[]
  readonly reference: string
  readonly document: ProblemDocument

  constructor(status: number, document: ProblemDocument) {
    super(document.detail ?? document.title ?? String(status))
    this.status = status
    this.document = document
    this.code = document.code ?? ''
    this.title = document.title ?? ''
    this.detail = document.detail ?? ''
    this.fields = document.errors ?? []
    this.reference = document.reference ?? ''
  }
}

const token = { csrf: '' }

/** Sets the token that every unsafe request carries; it comes with the session. */
export function setCsrfToken(value: string): void {
  token.csrf = value
}

/** The token in force, for forms that post without the client. */
export function csrfToken(): string {
  return token.csrf
}

/** Builds `path?query`, leaving out what is empty. */
export function withQuery(path: string, query: Query = {}): string {
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(query)) {
    if (value === null || value === undefined || value === '') continue
    for (const item of Array.isArray(value) ? value : [value]) search.append(key, String(item))
  }
  const text = search.toString()
  return text ? `${path}${path.includes('?') ? '&' : '?'}${text}` : path
}

/** Reads a problem document from a body that may not be one (a proxy's page, an empty answer). */
export function problemFrom(status: number, body: string): ApiProblem {
  try {
    return new ApiProblem(status, JSON.parse(body) as ProblemDocument)
  } catch {
    return new ApiProblem(status, {})
  }
}

async function call<Result>(path: string, init: RequestInit): Promise<Result> {
  let response: Response
  try {
    response = await fetch(path, { credentials: 'same-origin', ...init })
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause
    throw new ApiProblem(0, { code: 'ui.no-connection' })
  }
  const body = await response.text()
  if (!response.ok) throw problemFrom(response.status, body)
  return (body ? JSON.parse(body) : undefined) as Result
}

/** Reads; the answer is the parsed JSON. */
export function apiGet<Result>(path: string, query?: Query, signal?: AbortSignal): Promise<Result> {
  return call<Result>(withQuery(path, query), {
    headers: { accept: 'application/json' },
    signal: signal ?? null,
  })
}

/** Headers of every unsafe request: the session's token and a key that makes a repeat harmless. */
export function unsafeHeaders(idempotencyKey: string = newIdempotencyKey()): Record<string, string> {
  return { accept: 'application/json', 'x-csrf-token': token.csrf, 'idempotency-key': idempotencyKey }
}

/** A fresh key for one intention of the person; keep it when the same intention is sent again. */
export function newIdempotencyKey(): string {
  // `crypto.randomUUID` exists only in secure contexts; an office may serve the console over plain HTTP.
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** Writes; `body` is sent as JSON, or as it is when it is a form. */
export function apiSend<Result>(
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
  idempotencyKey?: string,
): Promise<Result> {
  const headers = unsafeHeaders(idempotencyKey)
  if (body instanceof FormData) return call<Result>(path, { method, headers, body })
  if (body === undefined) return call<Result>(path, { method, headers })
  const json = { ...headers, 'content-type': 'application/json' }
  return call<Result>(path, { method, headers: json, body: JSON.stringify(body) })
}
