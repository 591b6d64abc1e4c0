// SPDX-License-Identifier: Apache-2.0

/** A message that calls somebody to sign in. It has no place for data: only how many notices wait, and where. */
export interface OutsideMessage {
  /** Stays the same when the message is sent again after a crash; providers drop the repeat by it. */
  readonly reference: string
  /** Mobile number, `84` and nine digits. */
  readonly phone: string
  readonly count: number
}

/** A way out of the house for short messages. */
export interface MessageChannel {
  readonly key: 'sms' | 'zalo'
  /** Hands a message to the provider. Throws `MessageRefused` when trying again is no use, anything else when it may be. */
  send(message: OutsideMessage): Promise<void>
}

/** The provider will not take this message, now or later; `message` is short, and holds no secret. */
export class MessageRefused extends Error {}

/** What every request to a provider may take, in milliseconds. */
const patience = 20_000

/** One request to a provider; a busy or broken provider (429, 5xx) throws, so that the job comes back later. */
export const askProvider = async (
  url: string,
  request: { readonly headers: Readonly<Record<string, string>>; readonly body: string },
): Promise<{ readonly status: number; readonly text: string }> => {
  const answer = await fetch(url, {
    method: 'POST',
    ...request,
    redirect: 'error',
    signal: AbortSignal.timeout(patience),
  })
  const text = (await answer.text()).slice(0, 10_000)
  if (answer.status === 429 || answer.status >= 500)
    throw new Error(`the provider answered ${answer.status}: not now`)
  return { status: answer.status, text }
}
