// SPDX-License-Identifier: Apache-2.0
import type { Clock } from '../../clock/index.ts'
import type { Config } from '../../config/index.ts'
import type { Database } from '../../database/index.ts'
import type { Keys } from '../../keys/index.ts'
import type { MessageChannel } from './message-channel.ts'
import { checkTemplate } from './message-text.ts'
import { createSmsChannel } from './sms-channel.ts'
import { createZaloChannel } from './zalo-channel.ts'
import { createZaloTokens } from './zalo-tokens.ts'

interface ChannelParts {
  readonly config: Config
  readonly database: Database
  readonly clock: Clock
  readonly keys: Keys
  readonly houseName: string
}

const parseJson = (name: string, text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    throw new Error(`${name} is not a JSON document`)
  }
}

/** A provider is asked over an encrypted connection; this machine itself (a relay beside us) may go without. */
const secure = (name: string, url: string): string => {
  const { protocol, hostname } = new URL(url)
  if (protocol !== 'https:' && !['127.0.0.1', 'localhost', '[::1]'].includes(hostname))
    throw new Error(`${name} must be an https:// address`)
  return url
}

const openSms = ({ config, houseName }: ChannelParts): MessageChannel => {
  const body = checkTemplate('TINHSO_SMS_BODY', config.smsBody)
  if (body.trimStart().startsWith('{')) parseJson('TINHSO_SMS_BODY', body)
  return createSmsChannel({
    url: secure('TINHSO_SMS_URL', config.smsUrl),
    headers: parseJson('TINHSO_SMS_HEADERS', config.smsHeaders) as Record<string, string>,
    body,
    accepted: config.smsAccepted === '' ? null : new RegExp(config.smsAccepted),
    text: checkTemplate('TINHSO_SMS_TEXT', config.smsText),
    sender: config.smsSender,
    house: houseName,
    link: config.publicUrl,
  })
}

const openZalo = (parts: ChannelParts): MessageChannel => {
  const { config, houseName } = parts
  const data = checkTemplate('TINHSO_ZALO_TEMPLATE_DATA', config.zaloTemplateData)
  if (config.zaloAppId === '' || config.zaloAppSecret === '' || config.zaloRefreshToken === '')
    throw new Error(
      'TINHSO_ZALO_TEMPLATE_ID needs TINHSO_ZALO_APP_ID, _APP_SECRET and _REFRESH_TOKEN beside it',
    )
  const tokens = createZaloTokens({
    ...parts,
    tokenUrl: secure('TINHSO_ZALO_TOKEN_URL', config.zaloTokenUrl),
    appId: config.zaloAppId,
    appSecret: config.zaloAppSecret,
    refreshToken: config.zaloRefreshToken,
  })
  const settings = {
    messageUrl: secure('TINHSO_ZALO_MESSAGE_URL', config.zaloMessageUrl),
    templateId: config.zaloTemplateId,
    templateData: parseJson('TINHSO_ZALO_TEMPLATE_DATA', data),
    house: houseName,
    link: config.publicUrl,
  }
  return createZaloChannel(settings, tokens)
}

/** Opens the channels that the operator has set up; none in training mode. Throws on settings that cannot work. */
export const openChannels = (parts: ChannelParts): readonly MessageChannel[] => {
  const { config } = parts
  if (config.demo) return []
  return [
    ...(config.smsUrl === '' ? [] : [openSms(parts)]),
    ...(config.zaloTemplateId === '' ? [] : [openZalo(parts)]),
  ]
}
