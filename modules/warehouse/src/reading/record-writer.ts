// SPDX-License-Identifier: Apache-2.0
import { type FileHandle, open } from 'node:fs/promises'

const BUFFER_BYTES = 1 << 20

/** Where a record stands in its file. */
export type RecordPlace = { record: number; line: number; offset: number }

/** A mark that the tokenizer puts on a record. */
export type RecordFlag = 'nul' | 'bad-bytes' | 'quote' | 'too-many-cells' | 'too-few-cells' | 'json'

/**
 * Writes the hand-over file of the tokenizer: strict CSV in UTF-8 with the columns
 * `_record, _line, _offset, _flags, _rest, c1 … cn`, in the delimiter of the source so that
 * a clean record is copied as it stands.
 */
export class RecordWriter {
  readonly delimiter: string
  longest = 0
  readonly #file: FileHandle
  #buffer = Buffer.allocUnsafe(BUFFER_BYTES)
  #used = 0

  private constructor(file: FileHandle, delimiter: string) {
    this.#file = file
    this.delimiter = delimiter
  }

  static async create(path: string, delimiter: string): Promise<RecordWriter> {
    return new RecordWriter(await open(path, 'w', 0o600), delimiter)
  }

  /** Copies the bytes of a record whose cells are strict CSV already, without its line break. */
  copy(place: RecordPlace, source: Buffer, start: number, end: number): void {
    const d = this.delimiter
    const prefix = `${place.record}${d}${place.line}${d}${place.offset}${d}${d}${d}`
    this.#reserve(prefix.length + end - start + 1)
    this.#used += this.#buffer.write(prefix, this.#used, 'latin1')
    this.#used += source.copy(this.#buffer, this.#used, start, end)
    this.#buffer[this.#used++] = 10
  }

  /** Writes a record cell by cell; `rest` holds the cells beyond the last column. */
  write(
    place: RecordPlace,
    cells: readonly (string | null)[],
    flags: readonly RecordFlag[],
    rest: string[],
  ): void {
    const meta = [
      place.record,
      place.line,
      place.offset,
      flags.join(' '),
      rest.length ? JSON.stringify(rest) : '',
    ]
    const line = `${[...meta.map(String), ...cells].map((cell) => quoted(cell)).join(this.delimiter)}\n`
    const bytes = Buffer.byteLength(line)
    this.#reserve(bytes)
    this.#used += this.#buffer.write(line, this.#used)
  }

  /** Hands full buffers to the file; call it between chunks of the source. */
  async flush(): Promise<void> {
    if (this.#used > 0) await this.#file.writev([this.#buffer.subarray(0, this.#used)])
    this.#used = 0
    if (this.#buffer.length > 4 * BUFFER_BYTES) this.#buffer = Buffer.allocUnsafe(BUFFER_BYTES)
  }

  async close(): Promise<void> {
    await this.flush()
    await this.#file.close()
  }

  #reserve(bytes: number): void {
    if (bytes > this.longest) this.longest = bytes
    if (this.#used + bytes <= this.#buffer.length) return
    const larger = Buffer.allocUnsafe(Math.max(this.#buffer.length * 2, this.#used + bytes))
    this.#buffer.copy(larger, 0, 0, this.#used)
    this.#buffer = larger
  }
}

function quoted(cell: string | null): string {
  return cell === null || cell === '' ? '' : `"${cell.replaceAll('"', '""')}"`
}
