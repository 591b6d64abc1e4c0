// SPDX-License-Identifier: Apache-2.0

/** What happens while XML goes by. Names come without namespace prefix; `attributes` is raw text for `attribute`. */
export type XmlHandler = {
  open(name: string, attributes: string): void
  close(name: string): void
  text(raw: string): void
}

/**
 * Walks through the XML that spreadsheets are made of, chunk by chunk: tags, text, CDATA; comments and declarations are passed over.
 * No validation, no entities of its own: a hostile document can at worst be read as nonsense.
 */
export class XmlScanner {
  readonly #handler: XmlHandler
  #rest = ''

  constructor(handler: XmlHandler) {
    this.#handler = handler
  }

  push(chunk: string): void {
    const xml = this.#rest + chunk
    if (this.#rest.length > MOST_PENDING) throw new Error('a tag never ends')
    let at = 0
    for (;;) {
      const tag = xml.indexOf('<', at)
      if (tag < 0) {
        at = this.#passText(xml, at)
        break
      }
      const end = endOfTag(xml, tag)
      if (end < 0) {
        if (tag > at) this.#handler.text(xml.slice(at, tag))
        at = tag
        break
      }
      if (tag > at) this.#handler.text(xml.slice(at, tag))
      this.#tag(xml, tag, end)
      at = end + 1
    }
    this.#rest = xml.slice(at)
  }

  /** Hands on text whose end is not there yet, but for an entity that may be cut. */
  #passText(xml: string, from: number): number {
    const cut = xml.lastIndexOf('&')
    const end = cut >= Math.max(from, xml.length - LONGEST_ENTITY) ? cut : xml.length
    if (end > from) this.#handler.text(xml.slice(from, end))
    return end
  }

  #tag(xml: string, start: number, end: number): void {
    const first = xml.charCodeAt(start + 1)
    if (first === SLASH) {
      this.#handler.close(localName(xml.slice(start + 2, end).trimEnd()))
    } else if (first === EXCLAMATION) {
      if (xml.startsWith('<![CDATA[', start)) this.#handler.text(escapeText(xml.slice(start + 9, end - 2)))
    } else if (first !== QUESTION) {
      const empty = xml.charCodeAt(end - 1) === SLASH
      const inner = xml.slice(start + 1, empty ? end - 1 : end)
      const blank = inner.search(/\s/)
      const name = localName(blank < 0 ? inner : inner.slice(0, blank))
      this.#handler.open(name, blank < 0 ? '' : inner.slice(blank))
      if (empty) this.#handler.close(name)
    }
  }
}

const MOST_PENDING = 1 << 24
const LONGEST_ENTITY = 12
const LONGEST_ATTRIBUTE = 70_000
const SLASH = 47
const EXCLAMATION = 33
const QUESTION = 63

/** The value of an attribute in the raw attributes of a tag, decoded; undefined when absent. A prefix counts: `r:id`. */
export function attribute(attributes: string, name: string): string | undefined {
  let at = attributes.indexOf(`${name}=`)
  while (at > 0 && !/\s/.test(attributes[at - 1]!)) at = attributes.indexOf(`${name}=`, at + 1)
  if (at < 0) return undefined
  const start = at + name.length + 1
  const end = attributes.indexOf(attributes[start]!, start + 1)
  return end < 0 ? undefined : decodeText(attributes.slice(start + 1, end))
}

/** Text as a person reads it: XML entities resolved. */
export function decodeText(raw: string): string {
  if (!raw.includes('&')) return raw
  return raw.replace(/&(#x?[0-9a-f]+|amp|lt|gt|quot|apos);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return entities[name.toLowerCase()] ?? whole
    const code =
      name[1] === 'x' || name[1] === 'X' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd'
  })
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;')
}

function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

/** The position of the `>` that ends a tag, comment or CDATA section; -1 when it lies beyond the chunk. */
function endOfTag(xml: string, start: number): number {
  if (xml.charCodeAt(start + 1) !== EXCLAMATION) return endOfElement(xml, start)
  if (xml.length < start + 9) return -1
  const closing = xml.startsWith('<!--', start) ? '-->' : xml.startsWith('<![CDATA[', start) ? ']]>' : '>'
  const end = xml.indexOf(closing, start)
  return end < 0 ? -1 : end + closing.length - 1
}

/** A “>” inside a quoted attribute does not end its tag. */
function endOfElement(xml: string, start: number): number {
  let end = xml.indexOf('>', start)
  let quote = xml.indexOf('"', start)
  while (quote >= 0 && quote < end) {
    const closing = xml.indexOf('"', quote + 1)
    if (closing < 0) return xml.length - quote > LONGEST_ATTRIBUTE ? end : -1
    if (closing > end && closing - quote > LONGEST_ATTRIBUTE) return end
    if (closing > end) end = xml.indexOf('>', closing)
    quote = xml.indexOf('"', closing + 1)
  }
  return end
}
