// SPDX-License-Identifier: Apache-2.0

/** Where a value stands in a template: as text, in a quoted attribute, at the start of a URL attribute, or between attributes. */
export type HoleContext = 'text' | 'attribute' | 'url' | 'tag'

interface Position {
  state: 'text' | 'tag' | 'value' | 'comment' | 'raw'
  tagName: string
  attributeName: string
  quote: string
  /** What already stands in the attribute before the hole. */
  valueSoFar: string
}

const urlAttributes = new Set(['href', 'src', 'action', 'formaction', 'poster', 'cite', 'data'])

/**
 * Reads the fixed parts of a template and tells the context of each hole.
 * A hole where no escaping is safe (unquoted attribute, script, style, comment, tag name, on…= or style=)
 * is a mistake of the author and throws.
 */
export function holeContexts(strings: readonly string[]): HoleContext[] {
  const position: Position = { state: 'text', tagName: '', attributeName: '', quote: '', valueSoFar: '' }
  return strings.slice(0, -1).map((part) => {
    advance(position, part)
    return contextAt(position, part)
  })
}

function contextAt(position: Position, part: string): HoleContext {
  switch (position.state) {
    case 'text':
      if (/<\/?[a-z0-9-]*$/i.test(part)) throw unsafe('a tag name', part)
      return 'text'
    case 'tag':
      if (!/\s$/.test(part)) throw unsafe('an unquoted attribute or a tag name', part)
      return 'tag'
    case 'value':
      return valueContext(position, part)
    case 'comment':
      throw unsafe('a comment', part)
    case 'raw':
      throw unsafe(`<${position.tagName}>`, part)
  }
}

function valueContext(position: Position, part: string): HoleContext {
  const name = position.attributeName
  if (name === '' || name === 'style' || name === 'srcdoc' || name.startsWith('on')) {
    throw unsafe(`the attribute “${name}”`, part)
  }
  return urlAttributes.has(name) && !/[/?#]/.test(position.valueSoFar) ? 'url' : 'attribute'
}

function advance(position: Position, part: string): void {
  let index = 0
  while (index < part.length) index = step[position.state](position, part, index)
}

const step: Record<Position['state'], (position: Position, part: string, index: number) => number> = {
  text: (position, part, index) => {
    const open = part.indexOf('<', index)
    if (open < 0) return part.length
    if (part.startsWith('<!--', open)) {
      position.state = 'comment'
      return open + 4
    }
    const name = /^<(\/?[a-z][a-z0-9-]*)/i.exec(part.slice(open))
    if (!name) return open + 1
    position.state = 'tag'
    position.tagName = name[1]!.toLowerCase()
    return open + name[0].length
  },
  tag: (position, part, index) => {
    const character = part[index]!
    if (character === '>') {
      position.state = position.tagName === 'script' || position.tagName === 'style' ? 'raw' : 'text'
    } else if (character === '"' || character === "'") {
      const name = /([^\s"'<>/=]+)\s*=\s*$/.exec(part.slice(0, index))
      Object.assign(position, {
        state: 'value',
        quote: character,
        attributeName: name?.[1]?.toLowerCase() ?? '',
        valueSoFar: '',
      })
    }
    return index + 1
  },
  value: (position, part, index) => {
    const close = part.indexOf(position.quote, index)
    position.valueSoFar += part.slice(index, close < 0 ? undefined : close)
    if (close < 0) return part.length
    position.state = 'tag'
    return close + 1
  },
  comment: (position, part, index) => {
    const close = part.indexOf('-->', index)
    if (close < 0) return part.length
    position.state = 'text'
    return close + 3
  },
  raw: (position, part, index) => {
    const close = part.toLowerCase().indexOf(`</${position.tagName}`, index)
    if (close < 0) return part.length
    position.state = 'tag'
    const length = position.tagName.length + 2
    position.tagName = `/${position.tagName}`
    return close + length
  },
}

function unsafe(where: string, part: string): TypeError {
  return new TypeError(`html: a value may not stand in ${where}, after “${part.slice(-40)}”`)
}
