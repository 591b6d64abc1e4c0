// SPDX-License-Identifier: Apache-2.0
import { askProvider, type MessageChannel, MessageRefused } from './message-channel.ts'
import { fillJson, fillText, type MessageValues } from './message-text.ts'

/** How a provider of SMS under a registered sender name is asked; every provider has its own form of it. */
export interface SmsSettings {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  /** A JSON document, or a form `a=b&c=d`, with places such as {phone} and {text}. */
  readonly body: string
  /** What the provider's answer must contain to count as taken; empty: a 2xx answer is enough. */
  readonly accepted: RegExp | null
  readonly text: string
  readonly sender: string
  readonly house: string
  readonly link: string
}

const bodyOf = (template: string, values: Partial<MessageValues>) => {
  if (template.trimStart().startsWith('{') && template.trimEnd().endsWith('}'))
    return { type: 'application/json', body: JSON.stringify(fillJson(JSON.parse(template), values)) }
  const form = new URLSearchParams(template)
  const filled = new URLSearchParams([...form].map(([key, value]) => [key, fillText(value, values)]))
  return { type: 'application/x-www-form-urlencoded', body: filled.toString() }
}

/** Sends SMS through any provider with an HTTP interface. */
export const createSmsChannel = (settings: SmsSettings): MessageChannel => ({
  key: 'sms',
  send: async ({ phone, count, reference }) => {
    const { house, link, sender } = settings
    const text = fillText(settings.text, { count: String(count), house, link })
    const values = { phone, localPhone: `0${phone.slice(2)}`, text, sender, reference, link, house }
    const { type, body } = bodyOf(settings.body, values)
    const headers = { 'content-type': type, ...settings.headers }
    const answer = await askProvider(settings.url, { headers, body })
    if (answer.status >= 300) throw new MessageRefused(`answer ${answer.status}`)
    if (settings.accepted && !settings.accepted.test(answer.text)) throw new MessageRefused('not accepted')
  },
})
