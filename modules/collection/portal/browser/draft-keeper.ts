// SPDX-License-Identifier: Apache-2.0
// Runs in the browser, as it stands, without a build: no import of anything but its neighbours.

/** Values of a row by field id; null where nothing is written. */
export type Values = Record<string, string | null>

interface Fault {
  readonly field: string | null
  readonly severity: 'error' | 'warning'
  readonly message: { readonly vi: string; readonly en: string }
}

/** What the server says of rows that were saved. */
export interface Answer {
  readonly version: number
  readonly conflicts: readonly {
    readonly key: string
    readonly stored: Values | null
    readonly yours: Values | null
    readonly changedBy: string
  }[]
  readonly others: readonly {
    readonly key: string
    readonly values: Values
    readonly faults: readonly Fault[]
  }[]
  readonly othersRemoved: readonly string[]
  readonly verdicts: readonly { readonly key: string; readonly faults: readonly Fault[] }[]
}

/** What the page is told while rows are on their way. */
export interface Listener {
  saved(answer: Answer): void
  state(state: 'saved' | 'saving' | 'kept' | 'signed-out' | 'refused', words?: string): void
}

interface Save {
  readonly key: string
  readonly body: {
    version: number
    changes: { key: string; position: number; values: Values }[]
    removed: string[]
  }
}

interface Kept {
  changes: Record<string, { position: number; values: Values }>
  removed: string[]
  /** The save that was sent and not answered yet; sent again with the same key until it is. */
  sending: Save | null
}

const waits = [2, 5, 10, 20, 30]

const read = (place: string): Kept => {
  try {
    const found = JSON.parse(localStorage.getItem(place) ?? 'null') as Kept | null
    if (found) return found
  } catch {
    // a broken entry, or a browser that keeps nothing: begin anew
  }
  return { changes: {}, removed: [], sending: null }
}

const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  )

/** Keeps every change on the device at once, and sends it when the line and the server allow. */
export class DraftKeeper {
  readonly #place: string
  readonly #kept: Kept
  readonly #options: { task: string; account: string; csrf: string; listener: Listener }
  #version: number
  #running: Promise<void> | null = null
  #failures = 0
  #timer = 0

  constructor(version: number, options: { task: string; account: string; csrf: string; listener: Listener }) {
    this.#version = version
    this.#options = options
    this.#place = `phieu ${options.account} ${options.task}`
    this.#kept = read(this.#place)
    addEventListener('online', () => this.flush())
  }

  /** Rows that were typed on this device and are not on the server yet. */
  get waiting(): ReadonlyMap<string, { position: number; values: Values }> {
    const sent = this.#kept.sending?.body.changes ?? []
    return new Map([
      ...sent.map(({ key, ...row }) => [key, row] as const),
      ...Object.entries(this.#kept.changes),
    ])
  }

  /** Rows that were removed on this device and are still on the server. */
  get removed(): readonly string[] {
    return [...(this.#kept.sending?.body.removed ?? []), ...this.#kept.removed]
  }

  change(key: string, position: number, values: Values): void {
    this.#kept.changes[key] = { position, values }
    this.#kept.removed = this.#kept.removed.filter((one) => one !== key)
    this.#keep()
    this.#soon(800)
  }

  remove(key: string): void {
    delete this.#kept.changes[key]
    this.#kept.removed.push(key)
    this.#keep()
    this.#soon(0)
  }

  /** Sends what waits; the promise ends when all is on the server, or when it cannot be sent now (false). */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer)
    this.#running ??= this.#sendAll().finally(() => {
      this.#running = null
    })
    await this.#running
    return this.#isEmpty()
  }

  #isEmpty(): boolean {
    return (
      this.#kept.sending === null &&
      Object.keys(this.#kept.changes).length === 0 &&
      this.#kept.removed.length === 0
    )
  }

  #keep(): void {
    try {
      if (this.#isEmpty()) localStorage.removeItem(this.#place)
      else localStorage.setItem(this.#place, JSON.stringify(this.#kept))
    } catch {
      // no room or no storage: the page itself still holds the rows
    }
  }

  #soon(milliseconds: number): void {
    clearTimeout(this.#timer)
    this.#timer = window.setTimeout(() => this.flush(), milliseconds)
  }

  #nextSave(): Save {
    const { changes, removed } = this.#kept
    const body = {
      version: this.#version,
      changes: Object.entries(changes).map(([key, row]) => ({ key, ...row })),
      removed,
    }
    this.#kept.changes = {}
    this.#kept.removed = []
    return { key: newKey(), body }
  }

  async #sendAll(): Promise<void> {
    while (!this.#isEmpty()) {
      this.#options.listener.state('saving')
      this.#kept.sending ??= this.#nextSave()
      this.#keep()
      if (!(await this.#send(this.#kept.sending))) return
    }
    this.#options.listener.state('saved')
  }

  async #send(save: Save): Promise<boolean> {
    const answer = await fetch(`/api/collection/tasks/${this.#options.task}/draft`, {
      method: 'PUT',
      credentials: 'same-origin',
      headers: {
        accept: 'application/json',
        'content-type': 'application/json',
        'x-csrf-token': this.#options.csrf,
        'idempotency-key': save.key,
      },
      body: JSON.stringify(save.body),
      signal: AbortSignal.timeout(30_000),
    }).catch(() => null)
    const text = await answer?.text().catch(() => null)
    if (!answer || text == null || answer.status >= 500 || answer.status === 429) return this.#later()
    this.#failures = 0
    if (answer.status === 401) return this.#stop('signed-out')
    if (!answer.ok) return this.#giveBack(save, text)
    const saved = JSON.parse(text) as Answer
    this.#version = saved.version
    this.#kept.sending = null
    this.#keep()
    this.#options.listener.saved(saved)
    return true
  }

  #later(): false {
    const wait = waits[Math.min(this.#failures, waits.length - 1)] as number
    this.#failures += 1
    this.#options.listener.state('kept')
    this.#soon(wait * 1000)
    return false
  }

  #stop(state: 'signed-out'): false {
    this.#options.listener.state(state)
    return false
  }

  /** The server will not take it: what was typed stays on the device, for the person to mend. */
  #giveBack(save: Save, text: string): false {
    for (const { key, ...row } of save.body.changes) this.#kept.changes[key] ??= row
    this.#kept.removed = [...save.body.removed, ...this.#kept.removed]
    this.#kept.sending = null
    this.#keep()
    let words = ''
    try {
      words = (JSON.parse(text) as { detail?: string }).detail ?? ''
    } catch {
      // a proxy's page instead of an answer
    }
    this.#options.listener.state('refused', words)
    return false
  }

  /** The version that the next step of the form must name. */
  get version(): number {
    return this.#version
  }
}
