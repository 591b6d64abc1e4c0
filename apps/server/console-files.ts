// SPDX-License-Identifier: Apache-2.0
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import plugin from 'fastify-plugin'

const folder = fileURLToPath(new URL('../console/dist/', import.meta.url))
const yearMs = 365 * 24 * 3600 * 1000

/** Serves the built console under `/console/`; every address below it that is no file is the console's own page. */
export const consoleFiles = plugin(async (app: FastifyInstance) => {
  if (!existsSync(folder)) return
  await app.register(fastifyStatic, {
    root: folder,
    prefix: '/console/',
    index: ['index.html'],
    wildcard: false,
    preCompressed: true,
    setHeaders: (reply, path) => {
      const hashed = path.includes('/assets/')
      reply.header('cache-control', hashed ? `public, max-age=${yearMs / 1000}, immutable` : 'no-cache')
    },
  })
  app.get('/console/*', (_request, reply) => reply.sendFile('index.html'))
})
