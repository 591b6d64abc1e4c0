// SPDX-License-Identifier: Apache-2.0
import { Type } from 'typebox'

/** Settings of SMS and Zalo; both are off until the first of each is set, and in training mode. */
export const MessageSettings = {
  smsUrl: Type.String({
    default: '',
    description: 'HTTPS address of the SMS provider; empty: no SMS is sent',
  }),
  smsHeaders: Type.String({
    default: '{}',
    secret: true,
    description: 'Headers of a request as a JSON object, such as {"authorization": "Bearer …"}',
  }),
  smsBody: Type.String({
    default: '{"to":"{phone}","from":"{sender}","text":"{text}","reference":"{reference}"}',
    secret: true,
    description:
      'Body of a request, JSON or a=b&c=d, with {phone} (84…), {localPhone} (0…), {text}, {sender}, {reference}',
  }),
  smsSender: Type.String({ default: '', description: 'Registered sender name (brandname)' }),
  smsAccepted: Type.String({
    default: '',
    description: 'Regular expression that the answer must match to count as taken; empty: any 2xx answer',
  }),
  smsText: Type.String({
    default: 'Anh/chi co {count} thong bao moi tren {link}. Vui long dang nhap de xem.',
    description: 'Text of an SMS; only {count}, {house} and {link} can stand in it, never data',
  }),
  zaloTemplateId: Type.String({
    default: '',
    description: 'Registered ZNS template of the Official Account; empty: nothing is sent by Zalo',
  }),
  zaloTemplateData: Type.String({
    default: '{"so_thong_bao":"{count}","dia_chi":"{link}"}',
    description: 'JSON object with the values of the template; only {count}, {house} and {link}, never data',
  }),
  zaloAppId: Type.String({ default: '', description: 'Application that the Official Account has allowed' }),
  zaloAppSecret: Type.String({ default: '', secret: true, description: 'Secret key of that application' }),
  zaloRefreshToken: Type.String({
    default: '',
    secret: true,
    description:
      'First refresh token; later ones are kept encrypted. Set a new one when Zalo no longer takes it',
  }),
  zaloMessageUrl: Type.String({
    default: 'https://business.openapi.zalo.me/message/template',
    description: 'Address that takes a ZNS message',
  }),
  zaloTokenUrl: Type.String({
    default: 'https://oauth.zaloapp.com/v4/oa/access_token',
    description: 'Address that renews the access token',
  }),
}
