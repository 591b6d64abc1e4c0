// SPDX-License-Identifier: Apache-2.0
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import plugin from 'fastify-plugin'

const folder = fileURLToPath(new URL('../console/dist/', import.meta.url))
const yearMs = 365 * 24 * 3600 * 1000

/**
 * Serves the built console under `/console/`; every address below it that is no file is the console's own page.
 * Files are looked up at each request, so that a console built anew is served without a restart, and one that is
 * gone answers 404 instead of a page that a browser would take for a script.
 */
export const consoleFiles = plugin(async (app: FastifyInstance) => {
  if (!existsSync(folder)) return
  await app.register(fastifyStatic, {
    root: join(folder, 'assets'),
    prefix: '/console/assets/',
    index: false,
    preCompressed: true,
    setHeaders: (reply, path) => {
      const hashed = path.includes('/assets/')
      reply.header('cache-control', hashed ? `public, max-age=${yearMs / 1000}, immutable` : 'no-cache')
    },
  })
  const page = (_request: FastifyRequest, reply: FastifyReply) => reply.sendFile('index.html', folder)
  app.get('/console', page)
  app.get('/console/*', page)
  app.get('/console/mark.svg', (_request, reply) => reply.sendFile('mark.svg', folder))
})
