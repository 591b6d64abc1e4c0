// SPDX-License-Identifier: Apache-2.0
import { askProvider, type MessageChannel, MessageRefused } from './message-channel.ts'
import { fillJson } from './message-text.ts'
import type { ZaloTokens } from './zalo-tokens.ts'

/** A Zalo Official Account that sends a registered template to a phone number (ZNS). */
export interface ZaloSettings {
  readonly messageUrl: string
  readonly templateId: string
  /** The values that the registered template asks for, with places such as {count} and {link}. */
  readonly templateData: unknown
  readonly house: string
  readonly link: string
}

const tokenNotValid = -124

const errorOf = (text: string): number => {
  try {
    const { error } = JSON.parse(text) as { error?: unknown }
    return typeof error === 'number' ? error : Number.NaN
  } catch {
    return Number.NaN
  }
}

/** Sends through Zalo; a token that ran out is renewed once, any other refusal is final. */
export const createZaloChannel = (settings: ZaloSettings, tokens: ZaloTokens): MessageChannel => {
  const post = async (token: string, body: string) => {
    const headers = { 'content-type': 'application/json', access_token: token }
    const { status, text } = await askProvider(settings.messageUrl, { headers, body })
    return status >= 300 ? Number.NaN : errorOf(text)
  }
  return {
    key: 'zalo',
    send: async ({ phone, count, reference }) => {
      const { house, link, templateId } = settings
      const body = JSON.stringify({
        phone,
        template_id: templateId,
        template_data: fillJson(settings.templateData, { count: String(count), house, link }),
        tracking_id: reference,
      })
      const token = await tokens.current()
      const first = await post(token, body)
      const error = first === tokenNotValid ? await post(await tokens.renew(token), body) : first
      if (error !== 0) throw new MessageRefused(`error ${error}`)
    },
  }
}
