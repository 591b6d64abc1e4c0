// SPDX-License-Identifier: Apache-2.0
import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs'

/** Writes a small file so that a reader, or a crash, finds the old or the new content and nothing between. */
export function writeWhole(file: string, content: string, mode = 0o600): void {
  const draft = `${file}.${process.pid}.draft`
  const handle = openSync(draft, 'w', mode)
  try {
    writeSync(handle, content)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  renameSync(draft, file)
}
