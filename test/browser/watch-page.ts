// SPDX-License-Identifier: Apache-2.0
import type { BrowserContext, ConsoleMessage, Page } from 'playwright-core'

const inside = /^(data|blob|about):/
// A browser writes a line for every answer of its own server that is not 2xx; whether a 403, 404, 409 or 422 is
// right is for the journey to say, because it reads what the person is told.
const ownRefusal = /^Failed to load resource: the server responded with a status of 4(03|04|09|22)/

/**
 * Writes down what must never happen in a browser, as it happens: a request to another house, an error in the
 * browser's console (broken content security policy is one), an exception of the page, an answer 5xx.
 */
export const watchContext = (context: BrowserContext, house: string, faults: string[]): void => {
  const note = (what: string, page: Page | null) => faults.push(`${what} (on ${page?.url() ?? 'no page'})`)
  const hear = (message: ConsoleMessage) => {
    if (message.type() !== 'error' && !/Content.Security.Policy/i.test(message.text())) return
    if (!ownRefusal.test(message.text())) note(`console: ${message.text()}`, message.page())
  }
  context.on('console', hear)
  context.on('weberror', (error) => note(`exception: ${error.error().stack}`, error.page()))
  context.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(`${house}/`) && !inside.test(url)) faults.push(`request to another house: ${url}`)
  })
  context.on('response', (response) => {
    if (response.status() >= 500) faults.push(`${response.status()} from ${response.url()}`)
  })
}
