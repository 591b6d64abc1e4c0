// SPDX-License-Identifier: Apache-2.0
import { ApiProblem, problemFrom, unsafeHeaders } from './api-client.ts'

/** Options of an upload: how far it is (0–1) and the way to stop it. */
export type UploadOptions = {
  onProgress?: (share: number) => void
  signal?: AbortSignal
  fields?: Record<string, string>
  method?: 'POST' | 'PUT'
}

/** Sends one file as a multipart form with live progress; an abort rejects with `AbortError`. */
export function uploadFile<Result>(path: string, file: File, options: UploadOptions = {}): Promise<Result> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(options.method ?? 'POST', path)
    for (const [name, value] of Object.entries(unsafeHeaders())) request.setRequestHeader(name, value)
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) options.onProgress?.(event.loaded / event.total)
    }
    request.onload = () => {
      if (request.status >= 400) reject(problemFrom(request.status, request.responseText))
      else resolve((request.responseText ? JSON.parse(request.responseText) : undefined) as Result)
    }
    request.onerror = () => reject(new ApiProblem(0, { code: 'ui.no-connection' }))
    request.onabort = () => reject(new DOMException('Upload stopped', 'AbortError'))
    options.signal?.addEventListener('abort', () => request.abort(), { once: true })
    const form = new FormData()
    // Fields go before the file: the server reads the stream in order.
    for (const [name, value] of Object.entries(options.fields ?? {})) form.append(name, value)
    form.append('file', file, file.name)
    request.send(form)
  })
}
