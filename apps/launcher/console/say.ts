// SPDX-License-Identifier: Apache-2.0

/** A sentence for a person, in both languages of the house. */
export type Text = { vi: string; en: string }

/** Joins both languages of a sentence for the terminal: Vietnamese first, English beside it. */
export function inBoth(text: Text): string {
  return text.vi === text.en ? text.vi : `${text.vi} · ${text.en}`
}

/** Prints one sentence on standard output. */
export function say(text: Text): void {
  process.stdout.write(`${inBoth(text)}\n`)
}

/** Prints one sentence on standard error, for commands whose standard output is data. */
export function sayAside(text: Text): void {
  process.stderr.write(`${inBoth(text)}\n`)
}

/** A failure that a person can act on: `text` says what happened, `advice` what to do next, `detail` is raw output. */
export class LauncherError extends Error {
  readonly text: Text
  readonly advice: Text | undefined
  readonly detail: string | undefined

  constructor(text: Text, advice?: Text, more: { cause?: unknown; detail?: string } = {}) {
    super(inBoth(text), { cause: more.cause })
    this.name = 'LauncherError'
    this.text = text
    this.advice = advice
    this.detail = more.detail
  }
}
