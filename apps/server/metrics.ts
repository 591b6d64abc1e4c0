// SPDX-License-Identifier: Apache-2.0
import { createHash, timingSafeEqual } from 'node:crypto'
import { BlockList, isIP } from 'node:net'
import { AppError } from '@tinhso/kernel/errors'
import { houseMeters, processMeters } from '@tinhso/kernel/metrics'
import type { Kernel } from '@tinhso/kernel/module'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import plugin from 'fastify-plugin'

const bounds = [0.005, 0.025, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8, 'ipv4')
loopback.addAddress('::1', 'ipv6')

// behind a proxy on this machine every visitor comes from here, so a request that was passed on does not count
const passedOn = ['x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'forwarded', 'via']

const isFromHere = (request: FastifyRequest): boolean => {
  const address = request.socket.remoteAddress ?? ''
  const version = isIP(address)
  if (version === 0 || !loopback.check(address, version === 6 ? 'ipv6' : 'ipv4')) return false
  return passedOn.every((name) => request.headers[name] === undefined)
}

const digest = (text: string) => createHash('sha256').update(text).digest()

const hasToken = (request: FastifyRequest, token: string): boolean =>
  token !== '' && timingSafeEqual(digest(request.headers.authorization ?? ''), digest(`Bearer ${token}`))

/** `/metrics` in the Prometheus text format, for this machine or whoever has the token; for all others it is not there. */
export const metricsPage = (kernel: Kernel) =>
  plugin(async (app: FastifyInstance) => {
    const { metrics, config, database, clock, log } = kernel
    for (const meter of [...processMeters(), ...houseMeters(database, clock)]) metrics.add(meter)
    const observe = metrics.histogram('http_request_duration_seconds', 'Answered requests', bounds)
    app.addHook('onResponse', async (request, reply) => {
      const route = request.routeOptions.url ?? 'none'
      observe(reply.elapsedTime / 1000, { method: request.method, route, status: reply.statusCode })
    })
    app.get('/metrics', { schema: { hide: true } as object }, async (request, reply) => {
      if (!isFromHere(request) && !hasToken(request, config.metricsToken))
        throw new AppError('not-found', 'http.not-found')
      reply.type('text/plain; version=0.0.4; charset=utf-8').header('cache-control', 'no-store')
      return metrics.text((name, error) => log.error({ name, error: String(error) }, 'not measured'))
    })
  })
