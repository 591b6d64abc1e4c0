// SPDX-License-Identifier: Apache-2.0
import { inBoth, type Text } from './say.ts'

type Work<T> = (tell: (detail: string) => void) => Promise<T>
type Shown = { mark: string; lines: readonly string[] }

/**
 * Shows steps with their elapsed time: on a terminal the running step's line moves,
 * elsewhere one line per finished step is printed.
 */
export class Progress {
  readonly #out: NodeJS.WriteStream
  readonly #began = performance.now()

  constructor(out: NodeJS.WriteStream = process.stdout) {
    this.#out = out
  }

  /** Runs one step; `tell` shows how far it is. A failed step is marked and its error passed on. */
  step<T>(text: Text, work: Work<T>): Promise<T> {
    return this.#run(text, work, () => ({ mark: '✔', lines: [] }), true)
  }

  /** Runs one step whose result says how it is marked, and what stands below it. */
  judge<T>(text: Text, work: Work<T>, shown: (result: T) => Shown): Promise<T> {
    return this.#run(text, work, shown, false)
  }

  async #run<T>(text: Text, work: Work<T>, shown: (result: T) => Shown, keepNews: boolean): Promise<T> {
    const began = performance.now()
    let detail = ''
    const show = () => this.#show(`  ${text.vi} … ${seconds(began)}${detail ? `  ${detail}` : ''}`)
    const timer = this.#out.isTTY ? setInterval(show, 200) : undefined
    if (this.#out.isTTY) show()
    try {
      const result = await work((news) => {
        detail = news
        if (keepNews && !this.#out.isTTY) this.#out.write(`    ${news}  ${seconds(began)}\n`)
      })
      const { mark, lines } = shown(result)
      this.#line(`${mark} ${inBoth(text)}  ${seconds(began)}`)
      for (const line of lines) this.#line(line)
      return result
    } catch (error) {
      this.#line(`✘ ${inBoth(text)}  ${seconds(began)}`)
      throw error
    } finally {
      clearInterval(timer)
    }
  }

  /** Prints one line between steps. */
  note(text: Text): void {
    this.#line(`  ${inBoth(text)}`)
  }

  /** Time since this progress began, such as `12,3 s`. */
  elapsed(): string {
    return seconds(this.#began)
  }

  #show(line: string): void {
    this.#out.write(`\r\u001b[K${line.slice(0, (this.#out.columns ?? 80) - 1)}`)
  }

  #line(line: string): void {
    this.#out.write(this.#out.isTTY ? `\r\u001b[K${line}\n` : `${line}\n`)
  }
}

function seconds(began: number): string {
  return `${((performance.now() - began) / 1000).toFixed(1).replace('.', ',')} s`
}
