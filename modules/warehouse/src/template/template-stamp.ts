// SPDX-License-Identifier: Apache-2.0
import type { Keys } from '@tinhso/kernel/keys'

/** What a template says of itself: which dataset and schema version it was made for. */
export interface TemplateStamp {
  readonly datasetId: string
  readonly code: string
  readonly title: string
  readonly version: number
  readonly templateId: string
}

const FORM = /^tinhso-1\.([A-Za-z0-9_-]{1,4000})\.([0-9a-f]{64})$/
const PURPOSE = 'warehouse.template'

/** The stamp as text, with a MAC of the house, so that a forged one is noticed. */
export const writeStamp = (keys: Keys, stamp: TemplateStamp): string => {
  const body = Buffer.from(JSON.stringify(stamp)).toString('base64url')
  return `tinhso-1.${body}.${keys.mac(PURPOSE, body)}`
}

/** What a stamp says; null when it was altered, is of another house, or is no stamp. */
export const readStamp = (keys: Keys, text: string): TemplateStamp | null => {
  const [, body, mac] = FORM.exec(text.trim()) ?? []
  if (!body || keys.mac(PURPOSE, body) !== mac) return null
  return JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as TemplateStamp
}
