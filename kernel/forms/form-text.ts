// SPDX-License-Identifier: Apache-2.0
import type { Text } from '../i18n/index.ts'

export type { Text }

/** Reads a text in both languages from stored data; undefined when either is missing or blank. */
export const textOf = (value: unknown): Text | undefined => {
  const { vi, en } = (value ?? {}) as { vi?: unknown; en?: unknown }
  if (typeof vi !== 'string' || typeof en !== 'string') return undefined
  return vi.trim() === '' || en.trim() === '' ? undefined : { vi, en }
}
