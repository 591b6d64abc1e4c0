// SPDX-License-Identifier: Apache-2.0
import { AppError } from '../errors/index.ts'

const isStorable = (text: string) => text.isWellFormed() && !text.includes('\0')

/**
 * Refuses (422) what a person sent when a text in it, key or value, cannot be stored: a null character, or half of a
 * character that is written as a pair.
 */
export const refuseUnstorableText = (...parts: readonly unknown[]): void => {
  // bodies may be nested deeper than calls can be
  const left: unknown[] = [...parts]
  while (left.length > 0) {
    const part = left.pop()
    if (typeof part === 'string') {
      if (!isStorable(part)) throw new AppError('invalid', 'http.invalid-text')
    } else if (Array.isArray(part)) {
      for (const item of part) left.push(item)
    } else if (typeof part === 'object' && part !== null && !Buffer.isBuffer(part)) {
      for (const [key, value] of Object.entries(part)) left.push(key, value)
    }
  }
}
