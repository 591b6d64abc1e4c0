// SPDX-License-Identifier: Apache-2.0

const headLength = 8
const mostSamples = 20_000
const longest = 400
const wordsInWindow = 5
const shortestWindow = 16

/** A text in the form in which samples are compared: composed, lower case, single blanks. */
export const comparable = (text: string): string =>
  text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim()

/** Long enough to mean this content and nothing else: some words, or a long number. */
const isTelling = (text: string): boolean =>
  (text.length >= 12 && text.includes(' ') && /\p{L}/u.test(text)) || /^\+?[\d .-]*(\d[ .-]?){9,}$/.test(text)

const textsIn = function* (value: unknown): Generator<string> {
  if (typeof value === 'string') yield value
  else if (typeof value === 'number') yield String(value)
  else if (Array.isArray(value)) for (const inner of value) yield* textsIn(inner)
  else if (value !== null && typeof value === 'object')
    for (const [key, inner] of Object.entries(value)) {
      yield key
      yield* textsIn(inner)
    }
}

/** Every run of some words: people quote a part of a cell. */
const windowsOf = function* (text: string): Generator<string> {
  const words = text.split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word !== '')
  for (let at = 0; at + wordsInWindow <= words.length; at += 1) {
    const window = words.slice(at, at + wordsInWindow).join(' ')
    if (window.length >= shortestWindow) yield window
  }
}

const countUp = (counts: Map<string, number>, key: string): void => {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

/**
 * Pieces of content to find copies of it by: whole values, and runs of five words of longer ones. What stands in many
 * rows tells nothing and is not looked for. Lives in memory only; nothing of it may be written anywhere.
 */
export class SampleSet {
  readonly #byHead = new Map<string, Set<string>>()
  readonly #written = new Map<string, string>()
  readonly #times = new Map<string, number>()
  readonly #windows = new Map<string, number>()
  #added = 0

  /** Takes a piece in when it is telling; returns whether it was. */
  add(text: string): boolean {
    const sample = comparable(text.slice(0, longest))
    if (!isTelling(sample)) return false
    this.#added += 1
    countUp(this.#times, sample)
    for (const window of new Set(windowsOf(sample))) countUp(this.#windows, window)
    if (this.#written.has(sample)) return true
    if (this.#written.size >= mostSamples) return false
    this.#written.set(sample, text.slice(0, longest).trim())
    const head = sample.slice(0, headLength)
    this.#byHead.set(head, (this.#byHead.get(head) ?? new Set()).add(sample))
    return true
  }

  /** Forgets pieces that are known to be common words of the house. */
  forget(texts: Iterable<string>): void {
    for (const text of texts) {
      const sample = comparable(text)
      this.#byHead.get(sample.slice(0, headLength))?.delete(sample)
      this.#written.delete(sample)
      for (const window of windowsOf(sample)) this.#windows.delete(window)
    }
  }

  get size(): number {
    return this.#written.size
  }

  /** Pieces as they were written, spread over all of them: whole values, and first words of longer ones. */
  some(count: number): string[] {
    const rare = [...this.#written].filter(([sample]) => this.#isRare(this.#times.get(sample) ?? 0))
    const stride = Math.max(1, Math.floor(rare.length / count))
    const chosen = rare.filter((_, index) => index % stride === 0).map(([, written]) => written)
    return [...new Set(chosen.flatMap((written) => [written, this.#firstWords(written) ?? written]))].slice(
      0,
      count,
    )
  }

  #firstWords(written: string): string | null {
    const quoted = /^\S+(?:\s\S+){4}/u.exec(written)?.[0]
    const [window] = quoted === undefined ? [] : windowsOf(comparable(quoted))
    const times = window === undefined ? undefined : this.#windows.get(window)
    return quoted !== undefined && times !== undefined && this.#isRare(times) ? quoted : null
  }

  /** Whether a value (text, or JSON with texts in it) holds one of the pieces. */
  standsIn(value: unknown): boolean {
    if (this.#written.size === 0) return false
    for (const text of textsIn(value)) if (this.#standsInText(comparable(text))) return true
    return false
  }

  #isRare(times: number): boolean {
    return times <= Math.max(12, this.#added / 50)
  }

  #standsInText(text: string): boolean {
    for (const window of windowsOf(text)) {
      const times = this.#windows.get(window)
      if (times !== undefined && this.#isRare(times)) return true
    }
    for (let at = 0; at + headLength <= text.length; at += 1) {
      for (const sample of this.#byHead.get(text.slice(at, at + headLength)) ?? [])
        if (text.startsWith(sample, at) && this.#isRare(this.#times.get(sample) ?? 0)) return true
    }
    return false
  }
}
