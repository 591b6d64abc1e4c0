// SPDX-License-Identifier: Apache-2.0
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)
const smallest = 1024
const textual = /^(text\/|application\/(json|problem\+json|ld\+json|xml|geo\+json)|image\/svg)/

/**
 * Compresses whole textual answers to visitors. Answers to signed-in people are left alone: they mix a secret token with
 * what the address repeats, and the length of the compressed answer would tell of the token.
 */
export const compressAnswer = async (
  request: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
): Promise<unknown> => {
  if (request.caller?.actor.kind !== 'anonymous' || reply.hasHeader('content-encoding')) return payload
  if (typeof payload !== 'string' && !Buffer.isBuffer(payload)) return payload
  if (payload.length < smallest || !textual.test(String(reply.getHeader('content-type') ?? '')))
    return payload
  if (!reply.hasHeader('vary')) reply.header('vary', 'accept-encoding, cookie')
  const accepted = request.headers['accept-encoding'] ?? ''
  const coding = accepted.includes('br') ? 'br' : accepted.includes('gzip') ? 'gzip' : null
  if (coding === null) return payload
  reply.header('content-encoding', coding).removeHeader('content-length')
  const quick = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }
  return coding === 'br' ? brotli(payload, quick) : zip(payload)
}
