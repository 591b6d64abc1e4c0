// SPDX-License-Identifier: Apache-2.0
import { byteTable } from '../encoding/byte-table.ts'
import { detectEncoding } from '../encoding/detect-encoding.ts'
import { outlineOf } from './json-table.ts'

/**
 * Which kind of JSON a file is, under whatever name: map features, a record on each line, or a document with lists; null when it
 * is none. `head` is its first megabyte.
 */
export function jsonKind(head: Buffer): 'geojson' | 'ndjson' | 'json' | null {
  const encoding = detectEncoding(head) ?? 'utf-8'
  const isWide = encoding.startsWith('utf-16')
  const text = new TextDecoder(byteTable(encoding)).decode(
    head.subarray(0, isWide ? head.length & ~1 : head.length),
  )
  const start = text.trimStart()
  if (!start.startsWith('{') && !/^\[\s*([[{]|$)/.test(start)) return null
  const outline = outlineOf(Buffer.from(start))
  if (!outline) return start.startsWith('{') && !isWide ? 'ndjson' : null
  if (start.startsWith('{') && !isWide) {
    if (/"type"\s*:\s*"FeatureCollection"/.test(text) || /^\{\s*"features"/.test(start)) return 'geojson'
    const alone = outline.roots + (outline.open ? 1 : 0) === 1
    if (!alone || (!outline.isSpread && outline.lists.length === 0 && !outline.open)) return 'ndjson'
  }
  return 'json'
}
