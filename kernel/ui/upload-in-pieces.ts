// SPDX-License-Identifier: Apache-2.0
import { ApiProblem, problemFrom, unsafeHeaders } from './api-client.ts'
import type { UploadOptions } from './upload-file.ts'

/** Files above this size are sent in pieces, so that a broken line costs a piece and not the file. Bytes. */
export const piecesFrom = 16 * 1024 ** 2
const piece = 8 * 1024 ** 2
const seconds = [0, 1, 3, 5, 10, 20, 30, 60, 60, 60]

const problemOf = (error: unknown): unknown => {
  const answer = (error as { originalResponse?: { getStatus(): number; getBody(): string } | null })
    .originalResponse
  if (!answer) return new ApiProblem(0, { code: 'ui.no-connection' })
  return problemFrom(answer.getStatus(), answer.getBody())
}

/**
 * Sends one file in pieces and returns the number it waits under. A line that breaks is taken up again by itself; the same
 * file chosen again, even after the browser was closed, goes on where it stopped. A file changed meanwhile starts anew.
 */
export async function uploadInPieces(
  file: File,
  { onProgress, signal }: Pick<UploadOptions, 'onProgress' | 'signal'> = {},
): Promise<string> {
  const { Upload } = await import('tus-js-client')
  return new Promise((resolve, reject) => {
    const upload = new Upload(file, {
      endpoint: '/api/uploads',
      chunkSize: piece,
      metadata: { filename: file.name },
      retryDelays: seconds.map((wait) => wait * 1000),
      removeFingerprintOnSuccess: true,
      onBeforeRequest: (request) => {
        for (const [name, value] of Object.entries(unsafeHeaders())) request.setHeader(name, value)
      },
      onProgress: (sent, total) => onProgress?.(total === 0 ? 1 : sent / total),
      onError: (error) => reject(problemOf(error)),
      onSuccess: () => resolve(upload.url!.split('/').at(-1)!),
    })
    signal?.addEventListener(
      'abort',
      () => upload.abort().finally(() => reject(new DOMException('Upload stopped', 'AbortError'))),
      { once: true },
    )
    upload.findPreviousUploads().then(([previous]) => {
      if (previous) upload.resumeFromPreviousUpload(previous)
      upload.start()
    }, reject)
  })
}
